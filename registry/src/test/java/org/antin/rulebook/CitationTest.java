package org.antin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CitationTest {
    @Test
    void citesFromTheSmallestPartToTheLargest() {
        assertThat(Citation.point(Act.DECREE_130, 60, 1, "a").text())
                .isEqualTo("điểm a khoản 1 Điều 60 Nghị định 130/2018/NĐ-CP");
        assertThat(Citation.clause(Act.REGULATION, 9, 2).place()).isEqualTo("khoản 2 Điều 9");
        assertThat(Citation.article(Act.REGULATION, 4).place()).isEqualTo("Điều 4");
    }

    @Test
    void aPointNeedsItsClause() {
        assertThatThrownBy(() -> new Citation(Act.DECREE_130, 60, null, "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
