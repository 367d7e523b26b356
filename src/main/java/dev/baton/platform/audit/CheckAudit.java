package dev.baton.platform.audit;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * Walks the chain of the trail and names the first entry that is not as it was sealed.
 *
 * <p>Whoever can write to the database can also seal anew. That is noticed by whoever has noted an earlier head outside of Baton
 * and asks for it: {@link Command#notedSequence}.
 */
@UseCase
public class CheckAudit {

    /** Seals read at a time. */
    private static final int PAGE = 2_000;

    /** What one check walks at most; the next goes on where it stopped. */
    public static final int MOST = 500_000;

    /**
     * @param after the place in the chain behind which the check begins; 0 is the beginning
     * @param most entries to walk
     * @param notedSequence a head that was noted earlier, with its hash; null when none was
     */
    public record Command(
            long after,
            int most,
            @Nullable Long notedSequence,
            @Nullable String notedHash) {

        public static Command everything() {
            return new Command(0, Integer.MAX_VALUE, null, null);
        }
    }

    public enum Kind {
        /** Its content is not what was sealed. */
        CHANGED,
        /** It was sealed, or in line to be, and is gone. */
        REMOVED,
        /** It stands in the trail and never came with a change. */
        INSERTED,
        /** It stands at another place than the one it was sealed at. */
        REORDERED,
        /** Its seal is another than the one that was noted. */
        RESEALED
    }

    /**
     * @param sequence its place in the chain; null when it never had one
     * @param entry null when not even its id is known any more
     */
    public record Broken(
            Kind kind, @Nullable Long sequence, @Nullable UUID entry) {}

    /**
     * @param entries how many were walked
     * @param checkedUntil the place in the chain that was reached
     * @param complete whether that is its end
     * @param sealedUntil the last place in the chain; 0 before the first entry is sealed
     * @param head the hash of the last place: to be noted elsewhere and asked for later
     * @param unsealed entries in line, sealed within seconds
     * @param firstBroken null when everything walked is as it was sealed
     */
    public record AuditChecked(
            long entries,
            long checkedUntil,
            boolean complete,
            long sealedUntil,
            @Nullable Instant sealedAt,
            String head,
            long unsealed,
            @Nullable Broken firstBroken) {}

    private final AuditChain chain;

    CheckAudit(AuditChain chain) {
        this.chain = chain;
    }

    @Transactional(readOnly = true)
    public AuditChecked handle(Command command) {
        if ((command.notedSequence == null) != (command.notedHash == null)) {
            throw new Invalid(
                    command.notedHash == null ? "notedHash" : "notedSequence", "is needed beside the other one");
        }
        var head = chain.head().orElse(null);
        var walk = new Walk(
                command.after,
                command.after == 0
                        ? Link.FIRST
                        : chain.hash(command.after)
                                .orElseThrow(() -> new Invalid("after", "is no place in the chain")));
        boolean complete = walk.on(command.most);
        long sealedUntil = head == null ? 0 : head.sequence();
        var broken = walk.broken;
        if (broken == null) {
            broken = noted(command).orElse(null);
        }
        if (broken == null && complete) {
            broken = atTheEnd(walk, head).orElse(null);
        }
        return new AuditChecked(
                walk.entries,
                walk.sequence,
                complete,
                sealedUntil,
                sealedUntil == 0 || head == null ? null : head.sealedAt(),
                head == null ? Link.FIRST : head.hash(),
                chain.countUnsealed(),
                broken);
    }

    private Optional<Broken> noted(Command command) {
        if (command.notedSequence == null || command.notedSequence == 0) {
            return Optional.empty();
        }
        return chain.hash(command.notedSequence)
                        .filter(hash -> hash.equalsIgnoreCase(command.notedHash))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Broken(Kind.RESEALED, command.notedSequence, null));
    }

    /** The last seals taken away, and what stands beside the chain. */
    private Optional<Broken> atTheEnd(Walk walk, Audit.@Nullable Head head) {
        if (walk.sequence < (head == null ? 0 : head.sequence())) {
            return Optional.of(new Broken(Kind.REMOVED, walk.sequence + 1, null));
        }
        if (head != null && !walk.hash.equals(head.hash())) {
            return Optional.of(new Broken(Kind.RESEALED, walk.sequence, null));
        }
        return chain.stranger()
                .map(entry -> new Broken(Kind.INSERTED, null, entry))
                .or(() -> chain.goneUnsealed().map(entry -> new Broken(Kind.REMOVED, null, entry)));
    }

    /** Where a check stands. */
    private final class Walk {

        private long sequence;
        private String hash;
        private long entries;
        private @Nullable Broken broken;

        private Walk(long sequence, String hash) {
            this.sequence = sequence;
            this.hash = hash;
        }

        /** @return whether the end was reached */
        private boolean on(int most) {
            while (entries < most) {
                int limit = (int) Math.min(PAGE, most - entries);
                var page = chain.after(sequence, limit);
                for (int at = 0; at < page.size() && broken == null; at++) {
                    step(page, at);
                }
                if (broken != null || page.size() < limit) {
                    return broken == null;
                }
            }
            return chain.after(sequence, 1).isEmpty();
        }

        private void step(List<AuditChain.Sealed> page, int at) {
            var seal = page.get(at).seal();
            var link = page.get(at).link();
            if (seal.sequence() != sequence + 1) {
                broken = new Broken(Kind.REMOVED, sequence + 1, null);
            } else if (link == null) {
                broken = new Broken(Kind.REMOVED, seal.sequence(), seal.entry());
            } else if (!link.hash(hash).equals(seal.hash())) {
                broken = new Broken(
                        misplaced(page, seal) ? Kind.REORDERED : Kind.CHANGED, seal.sequence(), seal.entry());
            } else {
                sequence = seal.sequence();
                hash = seal.hash();
                entries++;
            }
        }

        /** Whether the seal fits an entry that stands elsewhere nearby. */
        private boolean misplaced(List<AuditChain.Sealed> page, AuditChain.Seal seal) {
            var links = new ArrayList<Link>();
            page.forEach(each -> {
                if (each.link() != null) {
                    links.add(each.link());
                }
            });
            return links.stream().anyMatch(link -> link.hash(hash).equals(seal.hash()));
        }
    }
}
