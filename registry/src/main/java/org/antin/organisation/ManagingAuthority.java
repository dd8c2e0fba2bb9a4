package org.antin.organisation;

import org.antin.kernel.Refusal;
import org.antin.organisation.RoutingGround.Basis;
import org.antin.rulebook.Citation;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Who reviews, confirms and sends the requests of a subscriber (Điều 5), with the reason a page
/// can show, or why nobody does.
public sealed interface ManagingAuthority {
    /// The directly managing authority.
    ///
    /// @param by the body that manages
    /// @param owner for a system, the owner whose route it follows; null otherwise
    record Managed(Body by, RoutingGround ground, @Nullable Body owner)
            implements ManagingAuthority {
        public int rule() {
            return ground.rule();
        }

        public Citation article() {
            return ground.article();
        }

        public Basis basis() {
            return ground.basis();
        }

        public String explanationKey() {
            return ground.explanationKey();
        }

        /// What the explanation is filled with: the body and the place of law.
        public List<Object> explanationArguments() {
            return List.of(by.name(), ground.article().place());
        }
    }

    /// No body may manage this subscriber.
    record Refused(Reason reason) implements ManagingAuthority {}

    /// Why nobody manages.
    sealed interface Reason extends Refusal {}

    /// Điều 1.2a: tax, treasury, social insurance, police, army are external systems only (Điều
    /// 3.2).
    record NotInScope(String body) implements Reason {
        @Override
        public String code() {
            return "organisation.not-in-scope";
        }

        @Override
        public List<Object> arguments() {
            return List.of(body);
        }
    }

    /// Điều 1.2a: an association is in scope only when it uses these signatures.
    record SignaturesNotUsed(String body) implements Reason {
        @Override
        public String code() {
            return "organisation.signatures-not-used";
        }

        @Override
        public List<Object> arguments() {
            return List.of(body);
        }
    }

    /// Điều 1.2b: only cán bộ, công chức, viên chức of the bodies in scope.
    record NotAnOfficial(String body) implements Reason {
        @Override
        public String code() {
            return "organisation.not-an-official";
        }

        @Override
        public List<Object> arguments() {
            return List.of(body);
        }
    }

    /// Điều 6.2a with Điều 60 khoản 4 of NĐ 130/2018: a system belongs to a legal person.
    record OwnerNotALegalPerson(String owner) implements Reason {
        @Override
        public String code() {
            return "organisation.owner-not-a-legal-person";
        }

        @Override
        public List<Object> arguments() {
            return List.of(owner);
        }
    }

    /// Điều 5: no superior has legal personality and its own seal.
    record NoneFound(String body) implements Reason {
        @Override
        public String code() {
            return "organisation.no-managing-authority";
        }

        @Override
        public List<Object> arguments() {
            return List.of(body);
        }
    }
}
