package org.antin.dossier;

import org.antin.shell.Form;

import java.util.List;

/// What is wrong with a request as it stands, field by field (Điều 10.1: exact and complete): the
/// form's own rules, for those who don't come through the form.
public interface RequestFaults {
    /// In the order of the form; empty when it may be submitted.
    List<Form.Problem> of(Dossier dossier);
}
