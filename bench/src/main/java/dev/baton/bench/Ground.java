package dev.baton.bench;

import java.util.OptionalDouble;

/**
 * What every part stands on.
 *
 * @param key an API key of the company that orders
 * @param floor orders a second that the database alone could write in this run, when it was measured
 */
record Ground(Baton baton, Company company, String key, Options options, OptionalDouble floor) {

    Connection connect() throws java.io.IOException {
        return new Connection(baton.port(), key);
    }

    Ground withFloor(double perSecond) {
        return new Ground(baton, company, key, options, OptionalDouble.of(perSecond));
    }
}
