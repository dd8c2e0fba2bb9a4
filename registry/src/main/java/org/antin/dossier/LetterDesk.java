package org.antin.dossier;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.AllOrNothing;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Where an authority gathers confirmed requests in a letter and sends it to the provider itself
/// (Điều 9.3). The Office has no part in another authority's letters.
@Component
public class LetterDesk {
    private static final Set<String> CHANNELS = Set.of("portal", "post", "exchange");

    private final LetterRecords letters;
    private final Dossiers dossiers;
    private final DossierRecords records;
    private final DossierDesk desk;
    private final AllOrNothing allOrNothing;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    LetterDesk(
            LetterRecords letters,
            Dossiers dossiers,
            DossierRecords records,
            DossierDesk desk,
            AllOrNothing allOrNothing,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.letters = letters;
        this.dossiers = dossiers;
        this.records = records;
        this.desk = desk;
        this.allOrNothing = allOrNothing;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// A dossier as the person saw it when choosing it.
    public record Chosen(UUID dossier, int version) {}

    /// What goes onto the letter when it is sent.
    public record Posting(String number, UUID signer, String channel) {}

    /// Gathers confirmed dossiers of one form into a new letter: all of them or none.
    @Transactional
    public Outcome<RequestLetter> gather(UUID authority, List<Chosen> chosen, Actor actor) {
        var outcome = allOrNothing.run(() -> gathered(authority, chosen, actor));
        audit.append(
                described(Act.of(actor, "letter.gather", "letter", ""), outcome)
                        .as(Role.RECEIVING_OFFICER)
                        .with("dossiers", chosen.size()));
        return outcome;
    }

    private Outcome<RequestLetter> gathered(UUID authority, List<Chosen> chosen, Actor actor) {
        var by = actor.person();
        if (by == null || !actor.holds(Role.RECEIVING_OFFICER, authority)) {
            return refused(new DossierRefusal.NotYours(Set.of(Party.RECEIVING_OFFICER)));
        }
        var found = new ArrayList<Dossier>();
        for (var one : chosen) {
            var dossier = dossiers.find(one.dossier());
            if (dossier.isEmpty()) return refused(new CommonRefusal.NotFound());
            found.add(dossier.get());
        }
        var forms = found.stream().map(Forms::ofLetter).distinct().toList();
        boolean fits =
                forms.size() == 1
                        && found.stream().allMatch(d -> d.managingAuthority().equals(authority));
        if (!fits) return refused(new DossierRefusal.LetterDoesNotFit());
        var letter =
                new RequestLetter(
                        UUID.randomUUID(),
                        authority,
                        forms.getFirst(),
                        "TTr",
                        clock.instant(),
                        by,
                        null,
                        1);
        records.lock(found.stream().map(Dossier::id).toList());
        letters.insert(letter);
        for (var one : chosen) {
            var moved =
                    desk.move(one.dossier(), one.version(), new Move.Gather(letter.id()), actor);
            if (moved instanceof Refused<Dossier>(var why)) return refused(why);
        }
        return done(letter);
    }

    /// Sends a letter: every dossier in it is forwarded in the same commit.
    ///
    /// @param version the version of the letter the person saw
    @Transactional
    public Outcome<RequestLetter> send(UUID id, int version, Posting posting, Actor actor) {
        var outcome = allOrNothing.run(() -> sent(id, version, posting, actor));
        audit.append(described(Act.of(actor, "letter.send", "letter", id), outcome));
        return outcome;
    }

    private Outcome<RequestLetter> sent(UUID id, int version, Posting posting, Actor actor) {
        var found = letters.findForUpdate(id);
        if (found.isEmpty()) return refused(new CommonRefusal.NotFound());
        var letter = found.get();
        if (!mayHandle(letter, actor)) {
            return refused(
                    new DossierRefusal.NotYours(
                            Set.of(Party.RECEIVING_OFFICER, Party.CONFIRMING_HEAD)));
        }
        if (letter.isSent()) return refused(new DossierRefusal.LetterIsSent());
        if (letter.version() != version) return refused(new CommonRefusal.Stale());
        var number = posting.number().strip();
        if (!number.matches("0*[1-9][0-9]{0,5}") || number.length() > 6) {
            return refused(new BadField("number", "letter-number"));
        }
        var now = clock.instant();
        // Nghị định 30/2020, Điều 15: numbers begin at 01 on 1 January and end on 31 December;
        // number
        // and notation together are the body's only ones within the year, whatever the form.
        int year = Days.of(now).getYear();
        if (letters.isTaken(letter, year, number)) {
            return refused(new DossierRefusal.LetterNumberTaken(number, year));
        }
        if (!CHANNELS.contains(posting.channel())) {
            return refused(new BadField("channel", "required"));
        }
        var inside = dossiers.inLetter(id);
        if (inside.isEmpty()) return refused(new DossierRefusal.LetterDoesNotFit());
        var sending = new RequestLetter.Sending(number, posting.signer(), now, posting.channel());
        var after =
                new RequestLetter(
                        letter.id(),
                        letter.authority(),
                        letter.form(),
                        letter.notation(),
                        letter.openedAt(),
                        letter.openedBy(),
                        sending,
                        version + 1);
        records.lock(inside.stream().map(Dossier::id).toList());
        letters.save(after);
        for (var dossier : inside) {
            var moved = desk.move(dossier.id(), dossier.version(), new Move.Forward(), actor);
            if (moved instanceof Refused<Dossier>(var why)) return refused(why);
        }
        outbox.post("letter-sent", "letter/" + id, "{\"letter\":\"%s\"}".formatted(id));
        return done(after);
    }

    private static boolean mayHandle(RequestLetter letter, Actor actor) {
        return actor.holds(Role.RECEIVING_OFFICER, letter.authority())
                || actor.holds(Role.CONFIRMING_HEAD, letter.authority());
    }

    private static Role role(RequestLetter letter, Actor actor) {
        return actor.holds(Role.RECEIVING_OFFICER, letter.authority())
                ? Role.RECEIVING_OFFICER
                : Role.CONFIRMING_HEAD;
    }

    private static Act described(Act act, Outcome<RequestLetter> outcome) {
        return switch (outcome) {
            case Refused<RequestLetter> _ -> act.outcome(outcome);
            case Done<RequestLetter>(var letter) ->
                    new Act(
                            act.actor(),
                            role(letter, act.actor()),
                            act.action(),
                            act.subjectKind(),
                            letter.id().toString(),
                            "",
                            act.facts(),
                            letter.scope());
        };
    }
}
