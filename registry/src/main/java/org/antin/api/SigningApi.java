package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.connection.ApiScope;
import org.antin.document.Document;
import org.antin.document.DocumentRefusal;
import org.antin.document.OutsideSigningDesk;
import org.antin.document.Secrecy;
import org.antin.document.SigningDesk;
import org.antin.document.SigningDesk.ToSign;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Ids;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.shell.Problem;
import org.antin.shell.Problems;
import org.antin.signing.files.Packaging;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// `/signings`: another system brings a document, a token somewhere signs the bytes, the finished
/// file goes back. The key never leaves the token. D7.1, D7.3, D10.2, D11.1.
@RestController
@Allowed({Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ASSIGNED_PERSON})
@Scoped(ApiScope.SIGNINGS_WRITE)
class SigningApi {
    private static final String PLACE = "/api/v1/signings";
    private static final String ORGANISATION = "organisation";
    private static final String DOCUMENT = "document";
    private static final Upload.Parts PARTS =
            new Upload.Parts(
                    DOCUMENT,
                    Set.of(),
                    Set.of("kind", "format", "certificates", ORGANISATION, "reason"));
    private static final int LONGEST_CHAIN = 6;

    /// The one refusal that has a status of its own: 413 instead of 422.
    private static final String TOO_LARGE = "document.sign.too-large";

    private final OutsideSigningDesk outside;
    private final SigningDesk desk;
    private final Repeats repeats;
    private final Problems problems;
    private final ApiSettings settings;
    private final Json json;

    private static final Set<SignatureKind> AT_THE_DESK =
            EnumSet.of(SignatureKind.NUMBER, SignatureKind.INITIALS, SignatureKind.ARRIVAL);

    SigningApi(
            OutsideSigningDesk outside,
            SigningDesk desk,
            Repeats repeats,
            Problems problems,
            ApiSettings settings,
            Json json) {
        this.outside = outside;
        this.desk = desk;
        this.repeats = repeats;
        this.problems = problems;
        this.settings = settings;
        this.json = json;
    }

    /// What the token has to sign.
    ///
    /// @param format what the file becomes
    /// @param dtbs the bytes to sign, base64; for tokens that hash for themselves
    /// @param digest of `dtbs`, base64; for tokens that take a digest
    /// @param capacity what came of comparing title and capacity (T05), where that isn't plain
    /// @param certificateStatus "unknown" when its authority didn't answer in time (T06)
    /// @param documentSha256 of the document this is bound to, lower-case hex
    record SigningView(
            UUID id,
            String kind,
            String format,
            String documentSha256,
            String dtbs,
            String digest,
            String digestAlgorithm,
            String signatureAlgorithm,
            Instant expiresAt,
            @Nullable String capacity,
            String certificateStatus) {
        static SigningView of(ToSign toSign) {
            var prepared = toSign.prepared();
            var base64 = Base64.getEncoder();
            var note = toSign.session().capacity();
            return new SigningView(
                    toSign.session().id(),
                    prepared.kind().name(),
                    prepared.packaging().published(),
                    prepared.documentSha256(),
                    base64.encodeToString(prepared.dtbs()),
                    base64.encodeToString(prepared.digest()),
                    prepared.digestAlgorithm(),
                    prepared.algorithm().jcaName(),
                    prepared.expiresAt(),
                    note == null ? null : note.finding().text(),
                    toSign.session().statusUnknown() ? "unknown" : "good");
        }
    }

    /// Body of POST `/signings/{id}/signature`.
    ///
    /// @param signature base64: the PKCS #1 block for RSA, DER for ECDSA
    record SignatureBody(@Nullable String signature) {}

    @PostMapping(
            path = PLACE,
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> prepare(HttpServletRequest request, Actor actor) {
        var read = Upload.read(request, problems, PARTS, settings.largestFile().toBytes());
        if (read.rest().isEmpty()) throw secret(actor);
        var upload = read.rest().get();
        return repeats.apart(request, upload.asked(), () -> prepared(upload, actor));
    }

    /// Logged like any other refusal; what it was about wasn't read.
    private ProblemException secret(Actor actor) {
        var nothing =
                new OutsideSigningDesk.Asked(
                        Secrecy.MARKED,
                        "",
                        new byte[0],
                        Packaging.PDF,
                        List.of(),
                        SignatureKind.LEADER,
                        null,
                        "");
        return switch (outside.prepare(nothing, actor)) {
            case Refused<ToSign>(var why) -> new ProblemException(problems.refusal(why));
            case Done<ToSign> _ ->
                    throw new IllegalStateException("a document declared secret was prepared");
        };
    }

    private Answer prepared(Upload upload, Actor actor) {
        var kind =
                Arrays.stream(SignatureKind.values())
                        .filter(known -> known.name().equalsIgnoreCase(upload.text("kind")))
                        // Numbers, initials and arrivals are the desk's, which keeps a register
                        // of them (T19).
                        .filter(known -> !AT_THE_DESK.contains(known))
                        .findFirst();
        if (kind.isEmpty()) return refused(new BadField("kind", "choice"));
        var content = upload.content(DOCUMENT).orElseThrow();
        var packaging = packaging(upload.text("format"), content);
        if (packaging.isEmpty()) return refused(new BadField("format", "choice"));
        var chain = upload.content("certificates").flatMap(SigningApi::chain);
        if (chain.isEmpty()) return refused(new DocumentRefusal.CertificateUnknown());
        var organisation = Ids.of(upload.text(ORGANISATION));
        if (organisation.isEmpty() && upload.content(ORGANISATION).isPresent()) {
            return refused(new BadField(ORGANISATION, "choice"));
        }
        var asked =
                new OutsideSigningDesk.Asked(
                        Secrecy.NONE,
                        upload.fileName(DOCUMENT),
                        content,
                        packaging.get(),
                        chain.get(),
                        kind.get(),
                        organisation.orElse(null),
                        upload.text("reason"));
        return switch (outside.prepare(asked, actor)) {
            case Done<ToSign>(var toSign) ->
                    Answer.json(HttpStatus.CREATED, null, json.bytes(SigningView.of(toSign)));
            case Refused<ToSign>(var why) -> refused(why);
        };
    }

    /// By its content when nothing is said; what has no form of its own has one named. A signature
    /// beside its file isn't made here: what is kept carries its signature.
    private static Optional<Packaging> packaging(String format, byte[] content) {
        return format.isEmpty()
                ? Packaging.own(content).or(() -> Optional.of(Packaging.PDF))
                : Packaging.of(format).filter(known -> !known.detached());
    }

    /// PEM, one after the other, or DER of the signer's alone; empty when it is neither.
    private static Optional<List<X509Certificate>> chain(byte[] given) {
        try {
            var chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(given))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            return chain.isEmpty() || chain.size() > LONGEST_CHAIN
                    ? Optional.empty()
                    : Optional.of(chain);
        } catch (CertificateException none) {
            return Optional.empty();
        }
    }

    @PostMapping(path = PLACE + "/{id}/signature", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> finish(@PathVariable UUID id, HttpServletRequest request, Actor actor) {
        var body = json.body(request);
        return repeats.apart(
                request,
                new Asked().with(body),
                () -> {
                    var value = value(json.read(body, SignatureBody.class).signature());
                    if (value.isEmpty()) return refused(new BadField("signature", "base64"));
                    return switch (desk.finish(id, value.get(), actor)) {
                        case Done<Document>(var document) ->
                                Answer.file(document.sha256(), document.name());
                        case Refused<Document>(DocumentRefusal.SessionOver why) ->
                                over(id, why, actor);
                        case Refused<Document>(var why) -> refused(why);
                    };
                });
    }

    /// What never was, or is somebody else's, can't be told from what isn't there.
    private Answer over(UUID id, DocumentRefusal.SessionOver why, Actor actor) {
        return desk.isOwn(id, actor)
                ? refused(why)
                : repeats.problem(problems.of(HttpStatus.NOT_FOUND));
    }

    private static Optional<byte[]> value(@Nullable String base64) {
        try {
            var value = Base64.getMimeDecoder().decode(base64 == null ? "" : base64);
            return value.length == 0 ? Optional.empty() : Optional.of(value);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Answer refused(Refusal why) {
        var problem = problems.refusal(why);
        return repeats.problem(
                why.code().equals(TOO_LARGE)
                        ? new Problem(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "too-large",
                                problem.detail(),
                                List.of(),
                                "")
                        : problem);
    }
}
