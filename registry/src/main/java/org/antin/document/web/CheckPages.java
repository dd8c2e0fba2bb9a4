package org.antin.document.web;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Throttle;
import org.antin.document.CheckDesk;
import org.antin.document.DocumentRefusal;
import org.antin.document.Pairing;
import org.antin.document.ReportPaper;
import org.antin.document.Secrecy;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.antin.signing.check.EtsiReport;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Message;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.pages.PagePair;
import org.antin.signing.files.Pair.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// "Kiểm tra chữ ký số": for anybody, without sign-in; no file is kept.
@Controller
@Allowed(open = true)
class CheckPages {
    private static final int FILES_AT_ONCE = 40;
    private static final String VIEW = "document/CheckPage";

    private final CheckDesk desk;
    private final ReportPaper paper;
    private final Throttle throttle;

    CheckPages(
            CheckDesk desk,
            ReportPaper paper,
            Clock clock,
            @Value("${antin.check.files-per-minute:60}") int filesPerMinute) {
        this.desk = desk;
        this.paper = paper;
        this.throttle = new Throttle(filesPerMinute, Duration.ofMinutes(1), clock);
    }

    /// What templates/document/CheckPage.html shows.
    ///
    /// @param results what was found in the files just handed in, in their order
    record CheckPage(Form form, List<Result> results) {
        CheckPage {
            results = List.copyOf(results);
        }

        public List<Option> secrecy() {
            return SecrecyOptions.ALL;
        }
    }

    /// @param report id of the report, null when the file was turned away
    /// @param compared whether pages are shown beside each other there
    record Result(
            String file, Tag verdict, String conclusion, @Nullable UUID report, boolean compared) {}

    /// What templates/document/ReportPage.html shows.
    ///
    /// @param called the file, or the two it is about
    /// @param pages null when no change raised a question
    record ReportPage(
            UUID id,
            Phrase called,
            VerificationReport report,
            Tag verdict,
            @Nullable ShownPages pages) {
        /// What is to be said of the file; what was said beside a signature isn't said again.
        public List<Message> remarks() {
            var beside =
                    report.signatures().stream()
                            .flatMap(signature -> signature.messages().stream())
                            .map(message -> ": " + message.text())
                            .toList();
            return report.messages().stream()
                    .filter(message -> beside.stream().noneMatch(message.text()::endsWith))
                    .toList();
        }
    }

    @GetMapping("/check")
    ModelAndView ask(Reply reply) {
        return reply.page(VIEW, new CheckPage(Form.empty(), List.of()));
    }

    @PostMapping("/check")
    ModelAndView check(
            @RequestParam(defaultValue = "") String secrecy,
            @RequestParam(name = "file", required = false) List<MultipartFile> files,
            HttpServletRequest request,
            Actor actor,
            Reply reply)
            throws IOException {
        var form = reply.form();
        var chosen = files == null ? List.<MultipartFile>of() : files;
        chosen = chosen.stream().filter(file -> !file.isEmpty()).toList();
        if (secrecy.isEmpty()) form = form.fault("secrecy", "document.secrecy.required");
        if (chosen.isEmpty()) form = form.fault("file", "document.file.required");
        if (chosen.size() > FILES_AT_ONCE) {
            form = form.fault("file", "document.file.too-many", FILES_AT_ONCE);
        }
        if (form.faulty()) return reply.invalid(VIEW, new CheckPage(form, List.of()));
        var results = new ArrayList<Result>();
        var said = "none".equals(secrecy) ? Secrecy.NONE : Secrecy.MARKED;
        for (var item : items(said, chosen)) {
            var outcome =
                    throttle.take(request.getRemoteAddr())
                            ? checked(said, item, actor)
                            : Outcome.<Optional<CheckDesk.Kept>>refused(
                                    new DocumentRefusal.TooMany());
            switch (outcome) {
                case Done<Optional<CheckDesk.Kept>>(var kept) ->
                        kept.ifPresent(one -> results.add(result(one, reply)));
                case Refused<Optional<CheckDesk.Kept>>(var why) -> {
                    if (chosen.size() == 1 && !reply.toHtmx())
                        return reply.invalid(VIEW, new CheckPage(form.refused(why), List.of()));
                    results.add(turnedAway(name(item), reply.words().refusal(why)));
                }
            }
        }
        // With script the page hands in one file after the other and adds each result to its list.
        if (reply.toHtmx()) return reply.page(VIEW + " :: found", new CheckPage(form, results));
        if (results.size() == 1)
            return reply.seeOther("/check/reports/" + results.getFirst().report());
        return reply.page(VIEW, new CheckPage(Form.empty(), results));
    }

    /// Nothing is looked into before the person said that it may be (Điều 1.1.b).
    private List<Pairing.Item> items(Secrecy said, List<MultipartFile> chosen) throws IOException {
        var files = new ArrayList<Part>();
        for (var file : chosen) {
            files.add(new Part(FileNames.shown(file.getOriginalFilename()), file.getBytes()));
        }
        return said == Secrecy.NONE
                ? desk.paired(files)
                : files.stream().<Pairing.Item>map(Pairing.Item.Single::new).toList();
    }

    private Outcome<Optional<CheckDesk.Kept>> checked(
            Secrecy said, Pairing.Item item, Actor actor) {
        return switch (item) {
            case Pairing.Item.Single(var file) ->
                    desk.check(said, file.name(), file.content(), actor).map(Optional::of);
            case Pairing.Item.Two(var pair) -> desk.check(said, pair, actor).map(Optional::of);
            case Pairing.Item.Beside(var document) -> desk.checkBeside(said, document, actor);
        };
    }

    private static String name(Pairing.Item item) {
        return switch (item) {
            case Pairing.Item.Single(var file) -> file.name();
            case Pairing.Item.Two(var pair) -> pair.signature().name();
            case Pairing.Item.Beside(var document) -> document.name();
        };
    }

    private static Result result(CheckDesk.Kept kept, Reply reply) {
        var report = kept.report();
        var name = reply.words().say(Pairing.called(report));
        return new Result(
                name, tag(report.verdict()), report.conclusion(), kept.id(), kept.pages().asked());
    }

    private static Result turnedAway(String name, String why) {
        return new Result(name, Tag.of("document.verdict.refused", Tone.OVER), why, null, false);
    }

    @GetMapping("/check/reports/{id}")
    ModelAndView report(@PathVariable UUID id, Reply reply) {
        return desk.kept(id).map(kept -> page(kept, reply)).orElseGet(reply::notFound);
    }

    private static ModelAndView page(CheckDesk.Kept kept, Reply reply) {
        var report = kept.report();
        var pages = ShownPages.of(kept, reply.words());
        return reply.page(
                "document/ReportPage",
                new ReportPage(
                        kept.id(), Pairing.called(report), report, tag(report.verdict()), pages));
    }

    /// One of the pictures shown beside each other.
    @GetMapping("/check/reports/{id}/pages/{number}/{side}")
    ResponseEntity<byte[]> picture(
            @PathVariable UUID id, @PathVariable int number, @PathVariable PagePair.Side side) {
        return desk.picture(id, number, side)
                .map(
                        picture ->
                                ResponseEntity.ok()
                                        .contentType(type(picture))
                                        .cacheControl(CacheControl.noStore())
                                        .body(picture))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static MediaType type(byte[] picture) {
        return picture[0] == (byte) 0xFF ? MediaType.IMAGE_JPEG : MediaType.IMAGE_PNG;
    }

    /// The printable report.
    @GetMapping("/check/reports/{id}/report.pdf")
    ResponseEntity<byte[]> paper(@PathVariable UUID id) {
        return desk.kept(id)
                .map(
                        kept ->
                                download(
                                        kept,
                                        ".pdf",
                                        MediaType.APPLICATION_PDF,
                                        paper.print(kept, desk.pairs(id)).pdf()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// The report for other checkers (ETSI TS 119 102-2).
    @GetMapping("/check/reports/{id}/report.xml")
    ResponseEntity<byte[]> etsi(@PathVariable UUID id) {
        return desk.kept(id)
                .map(
                        kept ->
                                download(
                                        kept,
                                        ".xml",
                                        MediaType.APPLICATION_XML,
                                        EtsiReport.xml(kept.report(), kept.at())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// What it is about: of a pair the document.
    private static String file(VerificationReport report) {
        var content = report.content();
        return content == null ? report.file() : content.file();
    }

    private static ResponseEntity<byte[]> download(
            CheckDesk.Kept kept, String ending, MediaType type, byte[] body) {
        var disposition =
                ContentDisposition.attachment()
                        .filename(
                                FileNames.ofReport(file(kept.report()), ending),
                                StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(body);
    }

    static Tag tag(FileVerdict verdict) {
        return Tag.of(
                "document.verdict." + verdict,
                switch (verdict) {
                    case VALID -> Tone.GOOD;
                    case INVALID -> Tone.DANGER;
                    case INDETERMINATE -> Tone.ATTENTION;
                    case NOT_SIGNED, UNREADABLE -> Tone.OVER;
                });
    }
}
