package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Who used how much of the machine between two moments. */
final class Cpu {

    private static final int FIRST_TIME = 11;
    private static final double TICKS = 100;

    /** Shares of all cores, from 0 to 1. */
    record Shares(double client, double baton, double database) {}

    private final ProcessHandle baton;
    private final long begun = System.nanoTime();
    private final double clientBefore;
    private final double batonBefore;
    private final double databaseBefore;

    Cpu(ProcessHandle baton) {
        this.baton = baton;
        this.clientBefore = seconds(ProcessHandle.current());
        this.batonBefore = seconds(java());
        this.databaseBefore = database();
    }

    Shares since() {
        double all = (System.nanoTime() - begun) / 1e9 * Runtime.getRuntime().availableProcessors();
        return new Shares(
                share(seconds(ProcessHandle.current()) - clientBefore, all),
                share(seconds(java()) - batonBefore, all),
                share(database() - databaseBefore, all));
    }

    private static double share(double seconds, double all) {
        return Math.round(Math.max(0, seconds) / all * 100) / 100.0;
    }

    private ProcessHandle java() {
        return isJava().test(baton) ? baton : baton.descendants().filter(isJava()).findFirst().orElse(baton);
    }

    /** Every process of the server, and those of its backends that have ended. */
    private double database() {
        return baton.descendants()
                .filter(process -> process.info().command().map(it -> it.endsWith("/postgres")).orElse(false))
                .mapToDouble(Cpu::secondsWithEnded)
                .sum();
    }

    private static Predicate<ProcessHandle> isJava() {
        return process -> process.info().command().map(it -> it.endsWith("/java")).orElse(false);
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** By proc_pid_stat(5): user and system time, its own and that of children it has waited for, in ticks of 10 ms. */
    private static double secondsWithEnded(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return IntStream.rangeClosed(FIRST_TIME, FIRST_TIME + 3)
                            .mapToLong(field -> Long.parseLong(fields[field]))
                            .sum()
                    / TICKS;
        } catch (IOException e) {
            return seconds(process);
        }
    }
}
