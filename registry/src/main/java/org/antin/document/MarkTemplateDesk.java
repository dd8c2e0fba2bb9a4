package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.document.MarkTemplate.Measure;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where a body decides once how its marks are seen (Nghị định 30/2020, Phụ lục I, IV, Điều 12):
/// its clerk, who answers for the form of its letters, or its Office.
@Component
public class MarkTemplateDesk {
    private static final List<Role> MAY = List.of(Role.RECORDS_CLERK, Role.OFFICE_FOCAL_POINT);

    private final MarkTemplates templates;
    private final MarkTemplateRecords records;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MarkTemplateDesk(
            MarkTemplates templates,
            MarkTemplateRecords records,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.templates = templates;
        this.records = records;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The bodies whose template this actor may set.
    public List<UUID> mayKeepFor(Actor actor) {
        return actor.organisations(MAY);
    }

    /// @param seen the version the page showed, 0 when there was none
    public Outcome<KeptTemplate> keep(
            UUID organisation, MarkTemplate template, int seen, Actor actor) {
        try {
            return transaction.execute(
                    status ->
                            logged(organisation, kept(organisation, template, seen, actor), actor));
        } catch (DuplicateKeyException somebodyWasQuicker) {
            // Nothing of it was kept: the refusal has a commit of its own.
            return transaction.execute(
                    status -> logged(organisation, refused(new CommonRefusal.Stale()), actor));
        }
    }

    private Outcome<KeptTemplate> kept(
            UUID organisation, MarkTemplate template, int seen, Actor actor) {
        if (role(organisation, actor) == null) return refused(new CommonRefusal.NotAllowed());
        var faults = template.faults();
        if (!faults.isEmpty()) return refused(new BadFields(faults));
        var before = templates.history(organisation);
        int last = before.isEmpty() ? 0 : before.getFirst().version();
        if (last != seen) return refused(new CommonRefusal.Stale());
        var kept = new KeptTemplate(template, last + 1, clock.instant(), actor.name());
        records.add(organisation, kept);
        return done(kept);
    }

    /// The line in the log commits with what it tells.
    private Outcome<KeptTemplate> logged(
            UUID organisation, Outcome<KeptTemplate> outcome, Actor actor) {
        var role = role(organisation, actor);
        var act =
                Act.of(actor, "document.keep-mark-template", "organisation", organisation)
                        .as(role)
                        .outcome(outcome);
        if (role != null) act = act.in(Scope.of(organisation));
        if (outcome instanceof Done<KeptTemplate>(var kept)) {
            act =
                    act.with("version", kept.version())
                            .with("millimetres", millimetres(kept.template()))
                            .with("initials", kept.template().initials())
                            .with("arrival", kept.template().arrival())
                            .with("sealWords", kept.template().sealWords());
        }
        audit.append(act);
        return outcome;
    }

    private static String millimetres(MarkTemplate template) {
        return Arrays.stream(Measure.values())
                .filter(template.millimetres()::containsKey)
                .map(measure -> measure.field() + " " + template.millimetres().get(measure))
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Role role(UUID organisation, Actor actor) {
        return actor.firstHeld(MAY, organisation).orElse(null);
    }
}
