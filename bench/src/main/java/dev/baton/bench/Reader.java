package dev.baton.bench;

import java.util.Random;
import java.util.SplittableRandom;

/** Asks the same question again and again, about something else every time. */
final class Reader implements Load.Worker {

    interface Question {

        /** @return the path behind {@code /api/v1} */
        String about(Random random);
    }

    private final Connection connection;
    private final Random random;
    private final Question question;

    private Reader(Connection connection, int number, Question question) {
        this.connection = connection;
        this.random = Random.from(new SplittableRandom(number + System.nanoTime()));
        this.question = question;
    }

    static Load.Result ask(Ground ground, int readers, double seconds, Question question) throws Exception {
        return Load.run(readers, seconds, number -> new Reader(ground.connect(), number, question));
    }

    @Override
    public int work() throws Exception {
        connection.get("/api/v1" + question.about(random)).done();
        return 1;
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
