package org.antin.api;

import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.dossier.DeliveryDesk;
import org.antin.dossier.Dossier;
import org.antin.dossier.DossierDesk;
import org.antin.dossier.Dossiers;
import org.antin.dossier.LossDesk;
import org.antin.dossier.Move;
import org.antin.dossier.MoveKind;
import org.antin.dossier.Procedure;
import org.antin.dossier.Request;
import org.antin.dossier.RequestFaults;
import org.antin.dossier.RevocationCause;
import org.antin.dossier.SubjectKind;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Refusal;
import org.antin.shell.Form;
import org.antin.shell.Problem;
import org.antin.shell.Problems;
import org.antin.subscriber.People;
import org.antin.subscriber.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Between the bodies of `/dossiers` and the desks.
@Component
class DossierOrders {
    private static final int LONGEST_TEXT = 4_000;

    private final Dossiers dossiers;
    private final DossierDesk desk;
    private final LossDesk losses;
    private final DeliveryDesk deliveries;
    private final RequestFaults faults;
    private final People people;
    private final Problems problems;
    private final Json json;

    DossierOrders(
            Dossiers dossiers,
            DossierDesk desk,
            LossDesk losses,
            DeliveryDesk deliveries,
            RequestFaults faults,
            People people,
            Problems problems,
            Json json) {
        this.dossiers = dossiers;
        this.desk = desk;
        this.losses = losses;
        this.deliveries = deliveries;
        this.faults = faults;
        this.people = people;
        this.problems = problems;
        this.json = json;
    }

    /// Body of POST `/dossiers`.
    ///
    /// @param organisation the body it is about; for a person where he or she works
    record Opening(
            @Nullable Procedure procedure,
            @Nullable SubjectKind subjectKind,
            @Nullable UUID organisation,
            @Nullable JsonNode request) {}

    /// Form 01 as the interface takes it.
    record Individual(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String need,
            @Nullable String formerSerial,
            @Nullable String titleProof,
            @Nullable Boolean simPki) {}

    /// Form 03.
    record Organisational(
            @Nullable String email,
            @Nullable String address,
            @Nullable String taxCode,
            @Nullable String budgetCode,
            @Nullable String establishment,
            @Nullable String formerSerial) {}

    /// Form 05.
    record OfSystem(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String domain,
            @Nullable String email,
            @Nullable String need,
            @Nullable String formerSerial) {}

    /// Form 09: a loss or a suspected leak, reported by whom it befell.
    record Revocation(
            @Nullable UUID certificate,
            @Nullable RevocationCause cause,
            @Nullable String occurred,
            @Nullable String circumstances) {}

    /// Body of POST `/dossiers/{id}/moves`.
    ///
    /// @param move code of the step, `put-up`
    /// @param version of the dossier as it was read
    record Moving(
            @Nullable String move,
            @Nullable Integer version,
            @Nullable String reason,
            @Nullable String opinion,
            @Nullable String minutes) {}

    /// Several fields of the request, by the form's own rules.
    record FormFaults(List<Form.Problem> faults) implements Refusal {
        @Override
        public String code() {
            return "dossier.request-incomplete";
        }
    }

    Outcome<Dossier> open(byte[] body, Actor actor) {
        var opening = json.read(body, Opening.class);
        var asked = opening.request();
        if (opening.procedure() == null) return missing("procedure");
        if (asked == null || !asked.isObject()) return missing("request");
        var tooLong = tooLong(asked);
        if (tooLong.isPresent()) return refused(tooLong.get());
        if (opening.procedure() == Procedure.REVOKE) {
            return report(json.read(asked, Revocation.class, "request"), actor);
        }
        if (opening.procedure() != Procedure.ISSUE) return choice("procedure");
        var kind = opening.subjectKind();
        if (kind == null) return missing("subjectKind");
        var person = actor.person();
        if (person == null) return refused(new CommonRefusal.NotAllowed());
        var organisation = organisation(opening, kind, person);
        if (organisation == null) return missing("organisation");
        return desk.open(
                new DossierDesk.Opening(
                        Procedure.ISSUE,
                        kind,
                        kind == SubjectKind.INDIVIDUAL ? person : null,
                        organisation,
                        request(kind, asked, person)),
                actor);
    }

    /// The body named, or where the person works who asks for himself.
    private @Nullable UUID organisation(Opening opening, SubjectKind kind, UUID person) {
        return opening.organisation() == null && kind == SubjectKind.INDIVIDUAL
                ? people.find(person).map(Person::organisation).orElse(null)
                : opening.organisation();
    }

    private Request request(SubjectKind kind, JsonNode asked, UUID person) {
        return switch (kind) {
            case INDIVIDUAL -> {
                var form = json.read(asked, Individual.class, "request");
                yield new Request.ForIndividual(
                        person,
                        text(form.email()),
                        text(form.phone()),
                        text(form.need()),
                        text(form.formerSerial()),
                        text(form.titleProof()),
                        Boolean.TRUE.equals(form.simPki()));
            }
            case ORGANISATION -> {
                var form = json.read(asked, Organisational.class, "request");
                yield new Request.ForOrganisation(
                        text(form.email()),
                        text(form.address()),
                        text(form.taxCode()),
                        text(form.budgetCode()),
                        text(form.establishment()),
                        text(form.formerSerial()));
            }
            case SYSTEM -> {
                var form = json.read(asked, OfSystem.class, "request");
                yield new Request.ForSystem(
                        text(form.name()),
                        text(form.kind()),
                        text(form.domain()),
                        text(form.email()),
                        text(form.need()),
                        text(form.formerSerial()));
            }
        };
    }

    private Outcome<Dossier> report(Revocation form, Actor actor) {
        if (form.certificate() == null) return missing("request.certificate");
        if (form.cause() == null) return missing("request.cause");
        return losses.report(
                form.certificate(),
                new LossDesk.Report(
                        form.cause(), text(form.occurred()), text(form.circumstances())),
                actor);
    }

    Outcome<Dossier> move(UUID id, byte[] body, Actor actor) {
        var moving = json.read(body, Moving.class);
        var kind =
                Arrays.stream(MoveKind.values())
                        .filter(known -> known.code().equals(moving.move()))
                        .findFirst();
        if (kind.isEmpty()) return choice("move");
        var version = moving.version();
        if (version == null) return missing("version");
        var tooLong = tooLong(json.tree(moving));
        if (tooLong.isPresent()) return refused(tooLong.get());
        return switch (kind.get()) {
            case SUBMIT -> submit(id, version, actor);
            case CONFIRM -> losses.confirm(id, version, text(moving.minutes()), actor);
            case CONFIRM_HANDOVER -> deliveries.confirm(id, version, actor);
            case DECLINE_HANDOVER -> deliveries.decline(id, version, text(moving.reason()), actor);
            default ->
                    plain(kind.get(), moving)
                            .map(move -> desk.move(id, version, move, actor))
                            .orElseGet(() -> choice("move"));
        };
    }

    /// The form's rules first, as on the page; then the law's conditions, at the desk.
    private Outcome<Dossier> submit(UUID id, int version, Actor actor) {
        var found = dossiers.find(id).filter(d -> d.version() == version);
        var wrong = found.map(faults::of).orElse(List.of());
        return wrong.isEmpty()
                ? desk.move(id, version, new Move.Submit(), actor)
                : refused(new FormFaults(wrong));
    }

    /// Steps that need no more than words; the others have a letter, minutes or a certificate with
    /// them and stay on their pages.
    private static Optional<Move> plain(MoveKind kind, Moving moving) {
        return switch (kind) {
            case TAKE_UP -> Optional.of(new Move.TakeUp());
            case ASK_COMPLETION -> Optional.of(new Move.AskCompletion(text(moving.reason())));
            case PUT_UP -> Optional.of(new Move.PutUp(text(moving.opinion())));
            case REFUSE -> Optional.of(new Move.Refuse(text(moving.reason())));
            case CANCEL_CONFIRMATION ->
                    Optional.of(new Move.CancelConfirmation(text(moving.reason())));
            case TAKE_OUT -> Optional.of(new Move.TakeOut());
            case DECLINE -> Optional.of(new Move.Decline(text(moving.reason())));
            case WITHDRAW -> Optional.of(new Move.Withdraw(text(moving.reason())));
            default -> Optional.empty();
        };
    }

    Problem problem(Refusal why) {
        if (!(why instanceof FormFaults(var wrong))) return problems.refusal(why);
        return problems.bad(wrong.stream().map(this::fault).toList());
    }

    private Problem.Fault fault(Form.Problem wrong) {
        var key = wrong.words().key();
        return key == null
                ? new Problem.Fault(wrong.field(), "field.required", wrong.words().literal())
                : problems.fault(wrong.field(), key, wrong.words().arguments().toArray());
    }

    private static <T> Outcome<T> missing(String field) {
        return refused(new CommonRefusal.BadField(field, "required"));
    }

    private static <T> Outcome<T> choice(String field) {
        return refused(new CommonRefusal.BadField(field, "choice"));
    }

    private static Optional<CommonRefusal> tooLong(JsonNode fields) {
        return fields.properties().stream()
                .filter(
                        field ->
                                field.getValue().isString()
                                        && field.getValue().stringValue().length() > LONGEST_TEXT)
                .findFirst()
                .map(
                        field ->
                                new CommonRefusal.BadField(
                                        field.getKey(), "too-long", List.of(LONGEST_TEXT)));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : Normalizer.normalize(given, Normalizer.Form.NFC).strip();
    }
}
