package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// T18: every pair, written down from Nghị định 30/2020, Điều 25.
class CopyFormTest {
    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource(
            textBlock =
                    """
                    SAO_Y,     PAPER_ORIGINAL,      true
                    SAO_Y,     PAPER_COPY,          false
                    SAO_Y,     ELECTRONIC_ORIGINAL, false
                    SAO_LUC,   PAPER_ORIGINAL,      false
                    SAO_LUC,   PAPER_COPY,          true
                    SAO_LUC,   ELECTRONIC_ORIGINAL, false
                    TRICH_SAO, PAPER_ORIGINAL,      true
                    TRICH_SAO, PAPER_COPY,          false
                    TRICH_SAO, ELECTRONIC_ORIGINAL, true
                    """)
    @DisplayName("T18: an electronic copy only from what Điều 25 foresees")
    void pairs(CopyForm form, CopySource source, boolean foreseen) {
        assertThat(form.mayComeFrom(source)).isEqualTo(foreseen);
    }
}
