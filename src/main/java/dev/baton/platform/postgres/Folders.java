package dev.baton.platform.postgres;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** What is done to files here so that a crash in the middle leaves nothing half made. */
final class Folders {

    private Folders() {}

    /** The folder beside {@code target} to build it in; empty, whatever an earlier attempt left. */
    static Path draftOf(Path target) throws IOException {
        var draft = target.resolveSibling(target.getFileName() + ".tmp");
        delete(draft);
        return draft;
    }

    /** Puts a finished draft in its place, in one step. */
    static void publish(Path draft, Path target) throws IOException {
        delete(target);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a file that nobody but its owner may ever read, not even for a moment. */
    static void writePrivately(Path file, String text) throws IOException {
        var draft = draftOf(file);
        Files.createFile(draft, asFileAttribute(fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void delete(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(path, new Deletion());
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
