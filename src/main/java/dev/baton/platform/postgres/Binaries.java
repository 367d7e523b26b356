package dev.baton.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once per home from the archive on the class path. */
record Binaries(Path folder) {

    static final String VERSION = "18.6.0";

    static Binaries unpackedIn(Home home, Consumer<String> progress) {
        var folder = home.binaries(VERSION);
        try {
            if (!Files.exists(folder)) {
                progress.accept("Unpacking PostgreSQL %s (first start only) …".formatted(VERSION));
                unpack(folder);
            }
            return new Binaries(folder);
        } catch (IOException e) {
            throw new PostgresUnavailable("Cannot unpack PostgreSQL into %s: %s".formatted(folder, e), e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path folder) throws IOException {
        var draft = Folders.draftOf(folder);
        Files.createDirectories(draft);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive(), 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, draft);
            }
        }
        Folders.publish(draft, folder);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            makeExecutable(target, entry);
        }
    }

    private static void makeExecutable(Path target, TarArchiveEntry entry) throws IOException {
        var isProgram = (entry.getMode() & 0100) != 0;
        if (isProgram && !target.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make %s executable".formatted(target));
        }
    }

    private static InputStream archive() {
        var name = "/postgres-%s-%s.txz".formatted(system(), processor());
        var archive = Binaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new PostgresUnavailable("No PostgreSQL for %s on %s comes with Baton: set BATON_DATABASE_URL"
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
