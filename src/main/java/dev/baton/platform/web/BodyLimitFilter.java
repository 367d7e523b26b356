package dev.baton.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds every body, whether or not its length is announced. An endpoint that reads its body as a stream may say a bound of its own. */
class BodyLimitFilter extends OncePerRequestFilter {

    static final long MOST_BYTES = 4L << 20;

    private final Problems problems;
    private final Map<String, Long> bounds;

    BodyLimitFilter(Problems problems, List<LargeBody> large) {
        this.problems = problems;
        this.bounds = large.stream().collect(Collectors.toMap(LargeBody::path, LargeBody::mostBytes));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = bounds.getOrDefault(request.getRequestURI(), MOST_BYTES);
        if (request.getContentLengthLong() > most) {
            problems.write(
                    request,
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "A body has at most %d MiB.".formatted(most >> 20));
            return;
        }
        chain.doFilter(request.getContentLengthLong() >= 0 ? request : new Bounded(request, most), response);
    }

    /** For bodies sent in chunks, whose length nobody announced. */
    private static final class Bounded extends HttpServletRequestWrapper {

        private final long most;

        Bounded(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var in = super.getInputStream();
            return new ServletInputStream() {
                private long read;

                @Override
                public boolean isFinished() {
                    return in.isFinished();
                }

                @Override
                public boolean isReady() {
                    return in.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    in.setReadListener(listener);
                }

                @Override
                public int read() throws IOException {
                    return counted(in.read(), 1);
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = in.read(bytes, offset, length);
                    return counted(count, Math.max(count, 0));
                }

                private int counted(int result, int count) throws IOException {
                    read += count;
                    if (read > most) {
                        throw new IOException("the body has more than %d bytes".formatted(most));
                    }
                    return result;
                }
            };
        }
    }
}
