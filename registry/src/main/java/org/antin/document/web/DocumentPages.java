package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.document.Arrivals;
import org.antin.document.BroughtSignatures;
import org.antin.document.Damage;
import org.antin.document.Damages;
import org.antin.document.Document;
import org.antin.document.DocumentDesk;
import org.antin.document.DocumentStage;
import org.antin.document.Documents;
import org.antin.document.FileForm;
import org.antin.document.Look;
import org.antin.document.Numbering;
import org.antin.document.PassingDesk;
import org.antin.document.Purpose;
import org.antin.document.Signer;
import org.antin.document.Vault;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.organisation.Organisations;
import org.antin.shell.Action;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.EmptyState;
import org.antin.shell.Form;
import org.antin.shell.HistoryLine;
import org.antin.shell.Notice;
import org.antin.shell.Option;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.antin.signing.files.Pair;
import org.antin.signing.files.Pair.Part;
import org.antin.signing.make.CapacityFinding;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// "Ký số": documents taken in, their state, and the file itself. D7.0, D11.1.
@Controller
@Allowed({Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ASSIGNED_PERSON})
class DocumentPages {
    private static final String NEW = "document/NewDocumentPage";
    private static final int ROWS = 100;
    private static final int DAMAGED = 10;
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("name", "document.column.name"),
                    Column.of("purpose", "document.column.purpose"),
                    Column.of("organisation", "document.column.organisation"),
                    Column.of("stage", "document.column.stage"),
                    Column.of("uploaded", "document.column.uploaded"));

    private static final List<Column> ATTACHED_COLUMNS =
            List.of(
                    Column.of("name", "document.column.name"),
                    Column.of("stage", "document.column.stage"),
                    Column.of("uploaded", "document.column.uploaded"));

    private final Documents documents;
    private final DocumentDesk desk;
    private final Organisations organisations;
    private final OwnBodies bodies;
    private final SigningChoices choices;
    private final Numbering numbering;
    private final Vault vault;
    private final EvidenceViews evidence;
    private final Damages damages;
    private final Arrivals arrivals;
    private final PassingDesk passing;
    private final BroughtSignatures brought;

    DocumentPages(
            Documents documents,
            DocumentDesk desk,
            Organisations organisations,
            OwnBodies bodies,
            SigningChoices choices,
            Numbering numbering,
            Vault vault,
            EvidenceViews evidence,
            Damages damages,
            Arrivals arrivals,
            PassingDesk passing,
            BroughtSignatures brought) {
        this.documents = documents;
        this.desk = desk;
        this.organisations = organisations;
        this.bodies = bodies;
        this.choices = choices;
        this.numbering = numbering;
        this.vault = vault;
        this.evidence = evidence;
        this.damages = damages;
        this.arrivals = arrivals;
        this.passing = passing;
        this.brought = brought;
    }

    /// What templates/document/DocumentsPage.html shows.
    ///
    /// @param mayCopy whether the reader may make electronic copies
    /// @param mayReceive whether the reader may take in documents of others
    /// @param mayHaveMark whether a picture of a signature or a seal is the reader's to hand in
    /// @param damaged documents whose stored file isn't whole any more
    record DocumentsPage(
            Table table,
            boolean mayCopy,
            boolean mayReceive,
            boolean mayHaveMark,
            List<Damage> damaged) {}

    /// What templates/document/NewDocumentPage.html shows.
    record NewDocumentPage(Form form, List<Option> organisations) {
        public List<Option> secrecy() {
            return SecrecyOptions.ALL;
        }
    }

    /// What templates/document/DocumentPage.html shows.
    ///
    /// @param cannot why the reader can't sign now, null when there is nothing to say
    /// @param evidence how it is kept; null while there is nothing to keep
    /// @param purpose what it is for, in words
    /// @param letter what it goes with; null for anything but an attachment
    /// @param attachments what goes with it; null where nothing can
    /// @param initials with what the reader may put initials on it
    /// @param arrival its number in the register of documents received; null where it has none
    /// @param passTo whom the letter may be passed on to
    /// @param passFirst whether that is what the reader has to do next
    /// @param signsLast whether signing it as a leader isn't the reader's part
    /// @param passedTo who has it already
    /// @param mayNumber whether number and date wait for the reader to write them
    /// @param mayAttach whether the reader may add to them
    record DocumentPage(
            Document document,
            Phrase purpose,
            @Nullable Document letter,
            @Nullable Table attachments,
            boolean mayAttach,
            boolean mayNumber,
            Tag stage,
            List<HistoryLine> states,
            List<SigningChoices.Choice> choices,
            List<SigningChoices.Choice> initials,
            @Nullable Phrase arrival,
            List<Option> passTo,
            List<String> passedTo,
            boolean passFirst,
            boolean signsLast,
            @Nullable Phrase cannot,
            EvidenceViews.@Nullable EvidenceView evidence) {
        public boolean there() {
            return EvidenceViews.isThere(document);
        }

        /// Whether it is a container of a document and its signature, which can be had apart.
        public boolean isPair() {
            return there() && document.name().toLowerCase(Locale.ROOT).endsWith(Pair.ENDING);
        }

        public Form empty() {
            return Form.empty();
        }

        public List<Look.Part> parts() {
            return List.of(Look.Part.values());
        }
    }

    @GetMapping("/documents")
    ModelAndView list(Actor actor, Reply reply) {
        var rows = new ArrayList<Row>();
        var found = documents.recent(ROWS);
        var labels =
                organisations.labels(
                        found.stream().map(Document::organisation).distinct().toList());
        var signed = brought.among(found.stream().map(Document::id).toList());
        for (var document : found) {
            var body = labels.get(document.organisation());
            rows.add(
                    Row.of(
                            Cell.link(document.name(), "/documents/" + document.id()),
                            PurposeWords.cell(document.purpose()),
                            Cell.text(body == null ? "" : body.name()),
                            Cell.status(stage(document, signed.contains(document.id()))),
                            Cell.moment(document.uploadedAt())));
        }
        boolean mayCopy = actor.holds(Role.RECORDS_CLERK, Role.ASSIGNED_PERSON);
        var empty = EmptyState.of("document.none", Action.of("document.new", "/documents/new"));
        return reply.page(
                "document/DocumentsPage",
                new DocumentsPage(
                        Table.of("documents", "document.list", reply.address(), COLUMNS, rows)
                                .orElse(empty),
                        mayCopy,
                        actor.holds(Role.RECORDS_CLERK),
                        actor.holds(Role.SUBSCRIBER, Role.RECORDS_CLERK),
                        damages.open(DAMAGED)));
    }

    @GetMapping("/documents/new")
    ModelAndView ask(Actor actor, Reply reply) {
        return reply.page(NEW, new NewDocumentPage(Form.empty(), bodies.of(actor)));
    }

    @PostMapping("/documents/new")
    ModelAndView take(
            @RequestParam(defaultValue = "") String secrecy,
            @RequestParam(required = false) UUID organisation,
            @RequestParam(required = false) MultipartFile file,
            Actor actor,
            Reply reply)
            throws IOException {
        var form = Handing.checked(reply.form(), secrecy, file);
        var open = bodies.of(actor);
        var chosen = OwnBodies.chosen(organisation, open);
        if (chosen.isEmpty()) form = form.fault("organisation", "field.required");
        if (form.faulty() || file == null || chosen.isEmpty()) {
            return reply.invalid(NEW, new NewDocumentPage(form, open));
        }
        return switch (desk.take(Handing.handed(secrecy, file), chosen.get(), actor)) {
            case Done<Document>(var document) ->
                    reply.done(
                            "/documents/" + document.id(),
                            Notice.success("document.taken", document.name()));
            case Refused<Document>(var why) ->
                    reply.invalid(NEW, new NewDocumentPage(form.refused(why), open));
        };
    }

    @GetMapping("/documents/{id}")
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return documents
                .find(id)
                .map(document -> reply.page("document/DocumentPage", page(document, actor, reply)))
                .orElseGet(reply::notFound);
    }

    @GetMapping("/documents/{id}/file")
    ResponseEntity<byte[]> file(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String part) {
        return documents
                .find(id)
                .filter(EvidenceViews::isThere)
                .flatMap(
                        document ->
                                vault.get(document.sha256())
                                        .map(content -> new Part(document.name(), content)))
                .flatMap(whole -> part(whole, part))
                .map(DocumentPages::download)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// @param which `document` or `signature` of a container of both; empty for all there is
    private static Optional<Part> part(Part whole, String which) {
        return switch (which) {
            case "" -> Optional.of(whole);
            case "document" -> Pair.in(whole.content()).map(Pair::document);
            case "signature" -> Pair.in(whole.content()).map(Pair::signature);
            default -> Optional.empty();
        };
    }

    private static ResponseEntity<byte[]> download(Part file) {
        var content = file.content();
        var form = FileForm.of(content);
        var disposition =
                ContentDisposition.attachment()
                        .filename(form.named(file.name()), StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(MediaType.parseMediaType(form.mediaType()))
                .body(content);
    }

    private DocumentPage page(Document document, Actor actor, Reply reply) {
        boolean letter = document.purpose() instanceof Purpose.Letter;
        boolean clerk = actor.holds(Role.RECORDS_CLERK, Role.ASSIGNED_PERSON);
        var open = choices.of(document, actor);
        boolean first = clerk && numbering.isWaiting(document);
        var others = open.stream().filter(one -> one.kind() != SignatureKind.ORGANISATION).toList();
        var passTo =
                passing.open(document).stream()
                        .map(one -> Option.named(one.person().toString(), one.words()))
                        .toList();
        var passedTo = passing.passedTo(document).stream().map(Signer::words).toList();
        boolean draft = letter && document.stage() == DocumentStage.UPLOADED;
        boolean signsLast =
                draft && others.size() == open.size() && choices.passesOn(document, actor);
        return new DocumentPage(
                document,
                PurposeWords.phrase(document.purpose()),
                document.purpose() instanceof Purpose.Attachment(var main, var _)
                        ? documents.find(main).orElse(null)
                        : null,
                letter ? attachments(document, reply) : null,
                letter && document.stage() == DocumentStage.ISSUED && clerk,
                first && others.size() < open.size(),
                stage(document, !brought.among(List.of(document.id())).isEmpty()),
                documents.states(document.id()).stream().map(DocumentPages::line).toList(),
                first ? others : open,
                choices.initials(document, actor),
                arrivals.find(document.id())
                        .map(one -> Phrase.of("document.arrival", one.number(), one.day()))
                        .orElse(null),
                passTo,
                passedTo,
                signsLast && !passTo.isEmpty() && passedTo.isEmpty(),
                signsLast,
                choices.hindrance(document, actor).orElse(null),
                evidence.of(document, actor, reply).orElse(null));
    }

    private @Nullable Table attachments(Document letter, Reply reply) {
        var rows = new ArrayList<Row>();
        for (var one : documents.attachments(letter.id())) {
            rows.add(
                    Row.of(
                            Cell.link(one.name(), "/documents/" + one.id()),
                            Cell.status(stage(one, false)),
                            Cell.moment(one.uploadedAt())));
        }
        if (rows.isEmpty()) return null;
        return Table.of(
                "attachments", "document.attachments", reply.address(), ATTACHED_COLUMNS, rows);
    }

    /// Điều 7.2: each state of the file, with the fingerprint anybody can compare.
    private static HistoryLine line(Documents.State state) {
        return new HistoryLine(
                state.at(),
                Phrase.of("document.state." + state.what(), state.by()),
                CapacityWords.of(state.capacity(), state.what()),
                Phrase.of("document.state.sha256", state.sha256()),
                tone(state));
    }

    private static Tone tone(Documents.State state) {
        var capacity = state.capacity();
        if (capacity != null && capacity.finding() != CapacityFinding.AGREES) return Tone.ATTENTION;
        return state.what().equals("upload") ? Tone.PLAIN : Tone.GOOD;
    }

    /// Attachments and copies wait for nobody but the organisation.
    ///
    /// @param signed whether the letter came with a leader's signature
    private static Tag stage(Document document, boolean signed) {
        var stage = document.stage();
        if (signed && stage == DocumentStage.UPLOADED) {
            return Tag.of("document.stage.SIGNED_ELSEWHERE", Tone.ATTENTION);
        }
        boolean alone =
                stage == DocumentStage.UPLOADED && !(document.purpose() instanceof Purpose.Letter);
        return Tag.of(
                "document.stage." + (alone ? "ALONE" : stage.name()),
                switch (stage) {
                    case UPLOADED -> Tone.WAITING;
                    case LEADER_SIGNED -> Tone.ATTENTION;
                    case ISSUED, RECEIVED -> Tone.GOOD;
                    case DESTROYED -> Tone.OVER;
                });
    }
}
