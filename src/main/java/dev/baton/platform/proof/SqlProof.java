package dev.baton.platform.proof;

import dev.baton.platform.data.Db;
import java.util.List;
import java.util.Map;

/** A claim that one statement looks for contradictions of. */
public abstract class SqlProof implements Proof {

    private final Db db;
    private final String claim;
    private final String contradictions;
    private final Map<String, ?> facts;

    /** @param contradictions answers each in words, in its one column, and at most {@code :most} of them */
    protected SqlProof(Db db, String claim, String contradictions) {
        this(db, claim, contradictions, Map.of());
    }

    /** @param facts further parameters of the statement */
    protected SqlProof(Db db, String claim, String contradictions, Map<String, ?> facts) {
        this.db = db;
        this.claim = claim;
        this.contradictions = contradictions;
        this.facts = facts;
    }

    @Override
    public String claim() {
        return claim;
    }

    @Override
    public List<String> contradictions(int most) {
        return db.sql(contradictions)
                .params(facts)
                .param("most", most)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
