package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.document.CheckDesk;
import org.antin.document.KeptPages;
import org.antin.document.ReportPaper;
import org.antin.document.Secrecy;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Problems;
import org.antin.signing.check.EtsiReport;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.pages.PagePair;
import org.antin.signing.files.Pair;
import org.antin.signing.files.Pair.Part;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// `/verifications`: checks one file for anybody (Điều 7.1), or a signature in a file of its own
/// with what it signs. No file is kept; the report is, for a day, under an id nobody guesses.
@RestController
@Allowed(open = true)
class VerificationApi {
    private static final String PLACE = "/api/v1/verifications";

    private static final String FILE = "file";

    /// What `file` signs, where it is a signature in a file of its own.
    private static final String CONTENT = "content";

    private static final Upload.Parts PARTS = new Upload.Parts(FILE, Set.of(CONTENT), Set.of());

    private static final List<MediaType> MADE =
            List.of(
                    MediaType.APPLICATION_JSON,
                    MediaType.APPLICATION_PDF,
                    MediaType.APPLICATION_XML);

    private final CheckDesk desk;
    private final ReportPaper paper;
    private final Repeats repeats;
    private final Problems problems;
    private final ApiSettings settings;

    VerificationApi(
            CheckDesk desk,
            ReportPaper paper,
            Repeats repeats,
            Problems problems,
            ApiSettings settings) {
        this.desk = desk;
        this.paper = paper;
        this.repeats = repeats;
        this.problems = problems;
        this.settings = settings;
    }

    @PostMapping(
            path = PLACE,
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.APPLICATION_XML_VALUE
            })
    ResponseEntity<byte[]> check(HttpServletRequest request, Actor actor) {
        var read = Upload.read(request, problems, PARTS, settings.largestFile().toBytes());
        if (read.rest().isEmpty()) {
            throw refused(desk.check(Secrecy.MARKED, "", new byte[0], actor));
        }
        var upload = read.rest().get();
        var answer = repeats.apart(request, upload.asked(), () -> checked(upload, actor));
        var place = answer.getHeaders().getLocation();
        var wanted = wanted(request);
        if (place == null || wanted.equals(MediaType.APPLICATION_JSON)) return answer;
        var id = UUID.fromString(place.getPath().substring(PLACE.length() + 1));
        return file(ResponseEntity.created(place), id, wanted);
    }

    private Answer checked(Upload upload, Actor actor) {
        var file = new Part(upload.fileName(FILE), upload.content(FILE).orElseThrow());
        var outcome =
                upload.file(CONTENT)
                        .map(bytes -> new Part(upload.fileName(CONTENT), bytes))
                        .map(content -> desk.check(Secrecy.NONE, new Pair(content, file), actor))
                        .orElseGet(
                                () -> desk.check(Secrecy.NONE, file.name(), file.content(), actor));
        return switch (outcome) {
            case Done<CheckDesk.Kept>(var kept) ->
                    Answer.json(HttpStatus.CREATED, PLACE + "/" + kept.id(), json(kept));
            case Refused<CheckDesk.Kept>(var why) -> repeats.problem(problems.refusal(why));
        };
    }

    private RuntimeException refused(Outcome<CheckDesk.Kept> outcome) {
        return switch (outcome) {
            case Refused<CheckDesk.Kept>(var why) -> new ProblemException(problems.refusal(why));
            case Done<CheckDesk.Kept> _ ->
                    new IllegalStateException("a document declared secret was checked");
        };
    }

    @GetMapping(
            path = PLACE + "/{id}",
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.APPLICATION_XML_VALUE
            })
    ResponseEntity<byte[]> report(@PathVariable UUID id, HttpServletRequest request) {
        var wanted = wanted(request);
        if (!wanted.equals(MediaType.APPLICATION_JSON))
            return file(ResponseEntity.ok(), id, wanted);
        var kept = desk.kept(id).orElseThrow(this::notThere);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json(kept));
    }

    /// The printable report, or the one of ETSI TS 119 102-2.
    private ResponseEntity<byte[]> file(
            ResponseEntity.BodyBuilder answer, UUID id, MediaType wanted) {
        var kept = desk.kept(id).orElseThrow(this::notThere);
        boolean print = wanted.equals(MediaType.APPLICATION_PDF);
        var name = ContentDisposition.attachment().filename(id + (print ? ".pdf" : ".xml")).build();
        return answer.contentType(wanted)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(
                        print
                                ? paper.print(kept, desk.pairs(id)).pdf()
                                : EtsiReport.xml(kept.report(), kept.at()));
    }

    private ProblemException notThere() {
        return new ProblemException(problems.refusal(new CommonRefusal.NotFound()));
    }

    /// The first of those accepted most; JSON where that says nothing.
    private static MediaType wanted(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) return MediaType.APPLICATION_JSON;
        var types = new ArrayList<>(MediaType.parseMediaTypes(accept));
        types.sort(Comparator.comparingDouble(MediaType::getQualityValue).reversed());
        return types.stream()
                .flatMap(type -> MADE.stream().filter(type::includes).limit(1))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }

    /// The same object as `./antin verify --json` prints, with the id before it and the pages that
    /// are shown beside each other.
    private static byte[] json(CheckDesk.Kept kept) {
        var pages =
                kept.pages().pairs().stream()
                        .map(pair -> page(kept.id(), pair))
                        .collect(Collectors.joining(",", "\"pages\":[", "],"));
        return ("{\"id\":\""
                        + kept.id()
                        + "\","
                        + pages
                        + ReportJson.line(kept.report()).substring(1))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String page(UUID id, KeptPages.Pair pair) {
        var at = "/check/reports/" + id + "/pages/" + pair.number() + "/";
        return "{\"signature\":%d,\"page\":%d,\"alike\":%b,\"signed\":%s,\"now\":%s}"
                .formatted(
                        pair.signature(),
                        pair.page(),
                        pair.alike(),
                        pair.signed() ? "\"" + at + PagePair.Side.SIGNED + "\"" : "null",
                        pair.now() ? "\"" + at + PagePair.Side.NOW + "\"" : "null");
    }
}
