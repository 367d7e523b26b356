package dev.baton.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadTogetherTest {

    private static final TenantId ONE = new TenantId(UUID.randomUUID());
    private static final TenantId OTHER = new TenantId(UUID.randomUUID());

    private final Map<String, Integer> database = new ConcurrentHashMap<>(Map.of("a", 1, "b", 2));
    private final List<List<String>> reads = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstRead = new CountDownLatch(1);
    private final CompletableFuture<Void> slow = new CompletableFuture<>();

    private final ReadTogether<String, Integer> together = new ReadTogether<>(this::read);

    private Map<String, Integer> read(Collection<String> keys) {
        reads.add(List.copyOf(keys));
        var found = keys.stream().filter(database::containsKey).collect(Collectors.toMap(key -> key, database::get));
        if (reads.size() == 1) {
            firstRead.countDown();
            slow.join();
        }
        return found;
    }

    private Integer get(TenantId tenant, String key) {
        return Caller.system(tenant, "test").call(() -> together.get(key));
    }

    @Test
    void what_is_asked_for_during_a_read_is_read_together_and_anew() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var early = people.submit(() -> get(ONE, "a"));
            assertThat(firstRead.await(10, TimeUnit.SECONDS)).isTrue();
            database.put("a", 7);
            var late = new ArrayList<Future<Integer>>();
            var asking = new CountDownLatch(30);
            for (int i = 0; i < 30; i++) {
                var key = i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "none";
                late.add(people.submit(() -> {
                    asking.countDown();
                    return get(ONE, key);
                }));
            }
            assertThat(asking.await(10, TimeUnit.SECONDS)).isTrue();
            slow.complete(null);
            assertThat(early.get()).isEqualTo(1);
            for (int i = 0; i < 30; i++) {
                assertThat(late.get(i).get()).isEqualTo(i % 3 == 0 ? Integer.valueOf(7) : i % 3 == 1 ? 2 : null);
            }
        }
        assertThat(reads)
                .hasSizeLessThan(10)
                .allSatisfy(keys -> assertThat(keys).doesNotHaveDuplicates());
    }

    @Test
    void one_tenant_does_not_wait_for_another() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var stuck = people.submit(() -> get(ONE, "a"));
            assertThat(firstRead.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(people.submit(() -> get(OTHER, "b")).get(10, TimeUnit.SECONDS))
                    .isEqualTo(2);
            assertThat(stuck.isDone()).isFalse();
            slow.complete(null);
            assertThat(stuck.get()).isEqualTo(1);
        }
    }

    @Test
    void a_read_that_fails_is_told_to_those_who_asked_and_to_nobody_else() {
        var broken = new AtomicBoolean(true);
        var failing = new ReadTogether<String, Integer>(keys -> {
            if (broken.get()) {
                throw new IllegalStateException("the line is down");
            }
            return Map.of("a", 1);
        });
        Caller.system(ONE, "test").run(() -> {
            assertThatThrownBy(() -> failing.get("a")).hasMessage("the line is down");
            broken.set(false);
            assertThat(failing.get("a")).isEqualTo(1);
        });
    }
}
