package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.document.CheckDesk;
import org.antin.document.Secrecy;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Problems;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.VerificationReport;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/// `/verifications`: checks one file for anybody (Điều 7.1). The file isn't kept; the report is,
/// for a day, under an id nobody guesses.
@RestController
@Allowed(open = true)
class VerificationApi {
    private static final String PLACE = "/api/v1/verifications";

    private final CheckDesk desk;
    private final Repeats repeats;
    private final Problems problems;
    private final ApiSettings settings;

    VerificationApi(CheckDesk desk, Repeats repeats, Problems problems, ApiSettings settings) {
        this.desk = desk;
        this.repeats = repeats;
        this.problems = problems;
        this.settings = settings;
    }

    @PostMapping(
            path = PLACE,
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> check(HttpServletRequest request, Actor actor) {
        var read =
                Upload.read(request, problems, "file", Set.of(), settings.largestFile().toBytes());
        if (read.rest().isEmpty()) {
            throw refused(desk.check(Secrecy.MARKED, "", new byte[0], actor));
        }
        var upload = read.rest().get();
        return repeats.apart(
                request,
                upload.asked(),
                () -> {
                    var content = upload.content("file").orElseThrow();
                    return switch (desk.check(Secrecy.NONE, upload.fileName(), content, actor)) {
                        case Done<CheckDesk.Kept>(var kept) ->
                                Answer.json(
                                        HttpStatus.CREATED,
                                        PLACE + "/" + kept.id(),
                                        json(kept.id(), kept.report()));
                        case Refused<CheckDesk.Kept>(var why) ->
                                repeats.problem(problems.refusal(why));
                    };
                });
    }

    private RuntimeException refused(Outcome<CheckDesk.Kept> outcome) {
        return switch (outcome) {
            case Refused<CheckDesk.Kept>(var why) -> new ProblemException(problems.refusal(why));
            case Done<CheckDesk.Kept> _ ->
                    new IllegalStateException("a document declared secret was checked");
        };
    }

    @GetMapping(path = PLACE + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> report(@PathVariable UUID id) {
        var report =
                desk.report(id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                problems.refusal(new CommonRefusal.NotFound())));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .body(json(id, report));
    }

    /// The same object as `./antin verify --json` prints, with the id before it.
    private static byte[] json(UUID id, VerificationReport report) {
        return ("{\"id\":\"" + id + "\"," + ReportJson.line(report).substring(1))
                .getBytes(StandardCharsets.UTF_8);
    }
}
