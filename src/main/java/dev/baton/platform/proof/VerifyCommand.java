package dev.baton.platform.proof;

import dev.baton.platform.commands.Command;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import dev.baton.platform.security.Tenants;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs every proof for every tenant and shows what contradicts it. Changes nothing, and may run beside a busy Baton. */
@Component
final class VerifyCommand implements Command {

    private static final int MOST_SHOWN = 10;

    private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final Tenants tenants;
    private final List<Proof> proofs;
    private final TransactionTemplate snapshot;

    VerifyCommand(Tenants tenants, List<Proof> proofs, PlatformTransactionManager transactions) {
        this.tenants = tenants;
        this.proofs = proofs.stream().sorted(Comparator.comparing(Proof::claim)).toList();
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String help() {
        return "prove stock and money from their ledgers";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        int refuted = 0;
        var all = tenants.list();
        for (var tenant : all) {
            out.println(tenant.name());
            refuted += refuted(tenant.id(), out);
        }
        out.println(
                refuted == 0
                        ? "All %d proofs hold for %s.".formatted(proofs.size(), companies(all.size()))
                        : "%d of %d proofs do not hold.".formatted(refuted, proofs.size() * all.size()));
        return refuted == 0 ? 0 : 1;
    }

    private static String companies(int count) {
        return count == 1 ? "the one company" : "each of %d companies".formatted(count);
    }

    /**
     * Some at a time, because the database has more than one processor; told in their order.
     *
     * @return how many claims of the company are contradicted
     */
    private int refuted(TenantId tenant, PrintStream out) {
        int refuted = 0;
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var found = new LinkedHashMap<Proof, Future<List<String>>>();
            proofs.forEach(proof -> found.put(proof, workers.submit(() -> contradictions(tenant, proof))));
            for (var proof : found.entrySet()) {
                var contradictions = told(proof.getValue());
                out.println((contradictions.isEmpty() ? "  ok     " : "  WRONG  ")
                        + proof.getKey().claim());
                contradictions.forEach(contradiction -> out.println("           " + contradiction));
                refuted += contradictions.isEmpty() ? 0 : 1;
            }
        }
        return refuted;
    }

    private List<String> contradictions(TenantId tenant, Proof proof) {
        return Caller.system(tenant, "Command line")
                .call(() ->
                        Objects.requireNonNull(snapshot.execute(_ -> proof.contradictions(MOST_SHOWN)), proof.claim()));
    }

    private static List<String> told(Future<List<String>> contradictions) {
        try {
            return contradictions.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
