package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class FormTest {
    @Test
    @DisplayName("names in decomposed Unicode are stored and shown composed, without spaces around")
    void composed() {
        var form = Form.of(Map.of("name", new String[] {"  Huê\u0323  "}));
        assertThat(form.value("name")).isEqualTo("Hu\u1ec7");
        assertThat(form.value("other")).isEmpty();
    }

    @Test
    @DisplayName("several faults of one refusal land at their own fields")
    void refusal() {
        var form =
                Form.empty()
                        .refused(
                                new CommonRefusal.BadFields(
                                        List.of(
                                                new BadField("name", "required"),
                                                new BadField("name", "too-long", List.of(300)),
                                                new BadField("born", "date"))))
                        .refused(new CommonRefusal.NotAllowed());
        assertThat(form.faulty()).isTrue();
        assertThat(form.problemsOf("name"))
                .extracting(p -> p.words().key())
                .containsExactly("field.required", "field.too-long");
        assertThat(form.problemsOf("")).hasSize(1);
        assertThat(form.describedBy("name", null)).isEqualTo("f-name-fault");
        assertThat(form.describedBy("born", "hint")).isEqualTo("f-born-hint f-born-fault");
        assertThat(form.describedBy("other", null)).isNull();
    }

    @Test
    @DisplayName("dates go in and come out as dd/MM/yyyy")
    void dates() {
        var form = Form.empty().with("born", LocalDate.of(1990, 2, 3)).with("none", null);
        assertThat(form.value("born")).isEqualTo("03/02/1990");
        assertThat(form.date("born")).contains(LocalDate.of(1990, 2, 3));
        assertThat(form.date("none")).isEmpty();
        assertThat(form.without("born").value("born")).isEmpty();
    }
}
