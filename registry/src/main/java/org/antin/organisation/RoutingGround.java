package org.antin.organisation;

import static org.antin.rulebook.Act.REGULATION;

import org.antin.rulebook.Citation;

import java.util.Locale;

/// Why a body manages: a line of the table "Who manages whom", with the numbered rule it comes
/// under, the article, and whether that article says so or our default does.
public enum RoutingGround {
    PROVINCIAL_BODY(3, Citation.clause(REGULATION, 5, 1), Basis.EXPRESS),
    PROVINCIAL_COMMITTEE(3, Citation.clause(REGULATION, 5, 1), Basis.DEFAULT),
    OFFICE_ITSELF(3, Citation.clause(REGULATION, 5, 1), Basis.DEFAULT),
    ASSOCIATION(3, Citation.clause(REGULATION, 5, 1), Basis.DEFAULT),
    PROVINCIAL_STAFF(4, Citation.article(REGULATION, 5), Basis.DEFAULT),
    PROVINCIAL_STAFF_SUPERIOR(4, Citation.article(REGULATION, 5), Basis.DEFAULT),
    PROVINCIAL_STAFF_OFFICE(4, Citation.article(REGULATION, 5), Basis.DEFAULT),
    ASSOCIATION_STAFF(4, Citation.article(REGULATION, 5), Basis.DEFAULT),
    UNIT_OF_PROVINCIAL_BODY(5, Citation.clause(REGULATION, 5, 3), Basis.EXPRESS),
    UNIT_OF_BRANCH(5, Citation.clause(REGULATION, 5, 3), Basis.DEFAULT),
    DISTRICT_COMMITTEE(6, Citation.article(REGULATION, 5), Basis.DEFAULT),
    DISTRICT_COMMITTEE_ITSELF(6, Citation.article(REGULATION, 5), Basis.DEFAULT),
    DISTRICT_UNIT(7, Citation.clause(REGULATION, 5, 2), Basis.EXPRESS),
    SCHOOL(7, Citation.clause(REGULATION, 5, 2), Basis.EXPRESS),
    SCHOOL_BY_EDUCATION_OFFICE(7, Citation.clause(REGULATION, 5, 3), Basis.DEFAULT),
    COMMUNE(7, Citation.clause(REGULATION, 5, 2), Basis.DEFAULT);

    /// Whether the regulation itself says so.
    public enum Basis {
        /// The article names the case.
        EXPRESS,
        /// The article is silent; shown with the mark "mặc định của hệ thống".
        DEFAULT;

        /// Key of the mark.
        public String messageKey() {
            return "organisation.basis." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final int rule;
    private final Citation article;
    private final Basis basis;

    RoutingGround(int rule, Citation article, Basis basis) {
        this.rule = rule;
        this.article = article;
        this.basis = basis;
    }

    /// The numbered rule of "Who manages whom", 3 to 7.
    public int rule() {
        return rule;
    }

    public Citation article() {
        return article;
    }

    public Basis basis() {
        return basis;
    }

    /// Key of the sentence that explains it; {0} is the managing authority, {1} the place of law.
    public String explanationKey() {
        return "organisation.managed." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
