package org.antin.dossier.web;

import org.antin.dossier.Dossier;
import org.antin.dossier.Procedure;
import org.antin.dossier.RequestFaults;
import org.antin.kernel.Days;
import org.antin.shell.Form;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/// The forms' rules, asked of a request that was filled in elsewhere.
@Component
class FormFaults implements RequestFaults {
    private final Clock clock;

    FormFaults(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Form.Problem> of(Dossier dossier) {
        if (dossier.procedure() != Procedure.ISSUE) return List.of();
        return RequestForms.checked(
                        RequestForms.of(dossier.request()),
                        dossier.subjectKind(),
                        Days.of(clock.instant()))
                .problems();
    }
}
