package org.antin.dossier;

import org.antin.kernel.Refusal;

import java.util.List;

/// Why a step on a dossier is refused. The message names the article.
public sealed interface DossierRefusal extends Refusal {
    /// The table has no such step from here.
    record NotNow(StageKind stage, MoveKind move) implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.not-now";
        }
    }

    /// The step belongs to somebody else: only the managing authority's officer, its head, the
    /// filer … (Điều 9.1, 9.2; D4: the Office has no step in other authorities' dossiers).
    record NotYours(java.util.Set<Party> parties) implements DossierRefusal {
        public NotYours {
            parties = java.util.Set.copyOf(parties);
        }

        @Override
        public String code() {
            return "dossier.not-yours";
        }
    }

    /// Điều 9.2: the authority vouches; nobody vouches for himself.
    record OwnDossier() implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.own-dossier";
        }
    }

    /// Our switchable policy: two pairs of eyes.
    record SameEyes() implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.same-eyes";
        }
    }

    /// A refusal, a return or a cancellation says why, in writing.
    record ReasonMissing() implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.reason-missing";
        }

        @Override
        public String field() {
            return "reason";
        }
    }

    /// Điều 6.2.c: a loss is confirmed with the minutes of form 15.
    record MinutesMissing() implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.minutes-missing";
        }

        @Override
        public String field() {
            return "minutes";
        }
    }

    /// Điều 6.1: a condition of issuance isn't met; `why` are the rules that say so, `missing` the
    /// facts nobody has told yet.
    record NotEligible(List<Refusal> why, List<EligibilityFact> missing) implements DossierRefusal {
        public NotEligible {
            why = List.copyOf(why);
            missing = List.copyOf(missing);
        }

        @Override
        public String code() {
            return "dossier.not-eligible";
        }
    }

    /// Điều 5, 1.2: nobody manages this body under the regulation.
    record NoManagingAuthority(String reason) implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.no-managing-authority";
        }

        @Override
        public List<Object> arguments() {
            return List.of(reason);
        }
    }

    /// The same subject already has a dossier on its way.
    record AlreadyOnItsWay(String other) implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.already-on-its-way";
        }

        @Override
        public List<Object> arguments() {
            return List.of(other);
        }
    }

    /// A letter that is already sent can't be changed or sent again.
    record LetterIsSent() implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.letter-is-sent";
        }
    }

    /// Nghị định 30/2020, Điều 15: the authority has sent another letter under this number this
    /// year.
    record LetterNumberTaken(String number, int year) implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.letter-number-taken";
        }

        @Override
        public List<Object> arguments() {
            return List.of(number, Integer.toString(year));
        }

        @Override
        public String field() {
            return "number";
        }
    }

    /// A letter gathers dossiers of one form only, and at least one.
    record LetterDoesNotFit() implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.letter-does-not-fit";
        }
    }

    /// D10.2, D10.3: the device may not go to this person.
    record WrongReceiver() implements DossierRefusal {
        @Override
        public String code() {
            return "dossier.wrong-receiver";
        }
    }
}
