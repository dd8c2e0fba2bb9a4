package org.antin.practiceca;

import org.antin.testkit.Repository;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// What the tests of this module share: a key pool made once per build folder, a clock that is
/// moved by hand, and sample subjects.
final class Practice {
    static final URI BASE = URI.create("http://localhost:8080");
    static final Instant NOW = Instant.parse("2026-03-16T02:00:00Z");
    static final KeyPool POOL =
            KeyPool.at(Repository.root().resolve("target/practice-keys")).fill();

    static final Subject.Individual CHAIRMAN =
            new Subject.Individual(
                    "Nguyễn Thị Thực",
                    "Chủ tịch",
                    "Uỷ ban nhân dân xã Kỳ Thử",
                    "Uỷ ban nhân dân tỉnh Hà Tĩnh",
                    "Hà Tĩnh",
                    "nguyenthithuc@hatinh.example",
                    "CCCD:042000000001");
    static final Subject.Organisation COMMUNE =
            new Subject.Organisation(
                    "Uỷ ban nhân dân xã Kỳ Thử", "Uỷ ban nhân dân huyện Thử Nghiệm", "Hà Tĩnh");
    static final Subject.System GATEWAY =
            new Subject.System(
                    "Trục liên thông văn bản",
                    "Trung tâm CNTT",
                    "Sở Thông tin và Truyền thông",
                    null);

    private Practice() {}

    static PracticeCa open(Path dir, InstantSource clock) {
        return PracticeCa.open(dir, BASE, clock, POOL);
    }

    static X509Certificate issue(PracticeCa ca, Subject subject) {
        return ca.issue(LeafRequest.usual(subject, POOL.subject(0).getPublic(), NOW));
    }

    /// A clock that stands still until it is told to move on.
    static final class HandClock implements InstantSource {
        private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

        @Override
        public Instant instant() {
            return now.get();
        }

        void advance(Duration by) {
            now.updateAndGet(i -> i.plus(by));
        }
    }
}
