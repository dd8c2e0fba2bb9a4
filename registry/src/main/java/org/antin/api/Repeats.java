package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.document.FileForm;
import org.antin.document.Vault;
import org.antin.shell.Problem;
import org.antin.shell.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes a POST safe to repeat: the same key and content get the same answer for a day, the work is
/// done once. A second call that comes while the first runs waits for its answer.
@Component
class Repeats {
    static final String HEADER = "Idempotency-Key";
    static final Duration KEPT = Duration.ofHours(24);

    /// A call that was cut off (a crash) leaves its key after this time.
    private static final Duration LOST = Duration.ofMinutes(5);

    private static final int WAITS = 100;
    private static final long WAIT_MILLIS = 100;

    private final KeptAnswers answers;
    private final Vault vault;
    private final Problems problems;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Repeats(
            KeptAnswers answers,
            Vault vault,
            Problems problems,
            TransactionTemplate transaction,
            Clock clock) {
        this.answers = answers;
        this.vault = vault;
        this.problems = problems;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The key that came along: 1 to 200 visible signs of ASCII.
    static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER))
                .filter(key -> key.matches("[!-~]{1,200}"));
    }

    /// Work and answer count together, in one commit.
    ResponseEntity<byte[]> inOneCommit(
            HttpServletRequest request, Asked asked, Supplier<Answer> work) {
        return once(
                request,
                asked,
                keep ->
                        transaction.execute(
                                status -> {
                                    var answer = work.get();
                                    keep.accept(answer);
                                    return answer;
                                }));
    }

    /// For work that asks other machines on its way, which nothing does inside a transaction.
    ResponseEntity<byte[]> apart(HttpServletRequest request, Asked asked, Supplier<Answer> work) {
        return once(
                request,
                asked,
                keep -> {
                    var answer = work.get();
                    transaction.executeWithoutResult(status -> keep.accept(answer));
                    return answer;
                });
    }

    private interface Work {
        @Nullable Answer answer(java.util.function.Consumer<Answer> keep);
    }

    private ResponseEntity<byte[]> once(HttpServletRequest request, Asked asked, Work work) {
        var caller = Caller.of(request);
        if (caller.isEmpty()) return sent(work.answer(_ -> {}));
        var connection = caller.get().connection();
        var key =
                key(request)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                problems.of(
                                                        HttpStatus.BAD_REQUEST,
                                                        "idempotency-key-missing")));
        var sha256 = asked.with(request.getMethod()).with(request.getRequestURI()).hex();
        var earlier = earlier(connection, key, sha256);
        if (earlier.isPresent()) return sent(earlier.get());
        boolean answered = false;
        try {
            var answer = work.answer(a -> answers.answer(connection, key, a));
            answered = true;
            return sent(answer);
        } finally {
            if (!answered) {
                transaction.executeWithoutResult(status -> answers.free(connection, key));
            }
        }
    }

    /// The answer an earlier call got under this key, waited for while that call runs; empty once
    /// the key is this call's own.
    private Optional<Answer> earlier(UUID connection, String key, String sha256) {
        for (int i = 0; i < WAITS; i++) {
            if (taken(connection, key, sha256)) return Optional.empty();
            var kept = transaction.execute(status -> answers.find(connection, key));
            // Gone: the earlier call came to nothing, and the key may be taken again.
            if (kept == null || kept.isEmpty()) continue;
            if (!kept.get().askedSha256().equals(sha256)) {
                throw new ProblemException(
                        problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-mismatch"));
            }
            var answer = kept.get().answer();
            if (answer != null) return Optional.of(answer);
            pause();
        }
        throw new ProblemException(problems.of(HttpStatus.CONFLICT, "idempotency-running"));
    }

    private boolean taken(UUID connection, String key, String sha256) {
        var now = clock.instant();
        var times = new KeptAnswers.Times(now.minus(KEPT), now.minus(LOST));
        return Boolean.TRUE.equals(
                transaction.execute(status -> answers.take(connection, key, sha256, now, times)));
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The answer as it goes out; a signed file comes from the vault.
    private ResponseEntity<byte[]> sent(@Nullable Answer answer) {
        if (answer == null) throw new IllegalStateException("work without an answer");
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(answer.contentType()));
        headers.setCacheControl("no-store");
        var location = answer.location();
        if (location != null) headers.set(HttpHeaders.LOCATION, location);
        var sha256 = answer.vaultSha256();
        var fileName = answer.fileName();
        var body = answer.body();
        if (sha256 != null && fileName != null) {
            body =
                    vault.get(sha256)
                            .orElseThrow(
                                    () -> new ProblemException(problems.of(HttpStatus.NOT_FOUND)));
            var form = FileForm.of(body);
            headers.setContentType(MediaType.parseMediaType(form.mediaType()));
            headers.setContentDisposition(
                    ContentDisposition.attachment()
                            .filename(form.named(fileName), StandardCharsets.UTF_8)
                            .build());
        }
        return ResponseEntity.status(answer.status()).headers(headers).body(body);
    }

    /// A problem as an answer that can be kept: a refusal repeated is the same refusal.
    Answer problem(Problem problem) {
        return new Answer(
                problem.status().value(),
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                null,
                Problems.json(problem),
                null,
                null);
    }

    @Scheduled(fixedDelayString = "${antin.api.forget:PT1H}", initialDelayString = "PT1M")
    void forget() {
        Acting.run(
                Actor.system("api"),
                () ->
                        transaction.executeWithoutResult(
                                status -> answers.forget(past(clock.instant()))));
    }

    private static Instant past(Instant now) {
        return now.minus(KEPT);
    }
}
