package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.notice.web.InboxPage;
import org.antin.signin.KeptForm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/// Every template of the shell renders with its record, in both languages.
class RenderingTest {
    private final Rendering vietnamese = Rendering.vietnamese();

    @Test
    @DisplayName("the style guide shows every part with its words")
    void styleGuide() {
        var html = vietnamese.page("shell/StyleGuidePage", Samples.page(Address.of("/")));
        assertThat(html)
                .contains("Hạn: hết ngày 26/11/2026 (còn 02 ngày làm việc)")
                .contains("Thời hạn nội bộ: hết ngày 26/11/2026 (quá hạn 1 ngày)")
                .contains("1.514 mục")
                .contains("aria-current=\"step\"")
                .contains("aria-sort=\"ascending\"")
                .contains("10:02 23/11/2026")
                .contains("lang=\"vi\"");
    }

    @Test
    @DisplayName(
            "a form that comes back keeps what was typed and says what is wrong beside the field")
    void faultyForm() {
        var form =
                Form.of(
                                Map.of(
                                        "familyName",
                                        new String[] {"<b>Huệ"},
                                        "born",
                                        new String[] {"30/02/1990"}))
                        .fault("born", "styleguide.fault.born");
        var html =
                vietnamese.page("shell/StyleGuidePage", Samples.page(Address.of("/")).with(form));
        assertThat(html)
                .contains("value=\"&lt;b&gt;Huệ\"")
                .contains("value=\"30/02/1990\"")
                .contains("href=\"#f-born\"")
                .containsPattern("id=\"f-born\"[^>]*aria-describedby=\"f-born-hint f-born-fault\"")
                .containsPattern("id=\"f-born\"[^>]*aria-invalid=\"true\"")
                .contains("id=\"f-born-fault\"");
    }

    @Test
    @DisplayName("the summary names the field when the form knows the names")
    void labelledFaults() {
        var form = Form.empty().labelled("styleguide.").refused(new BadField("mail", "required"));
        var html = vietnamese.render("shell/fragments/field :: errors", Map.of("form", form));
        assertThat(html).contains("Thư điện tử công vụ: chưa nhập hoặc chưa chọn");
    }

    @Test
    @DisplayName("the inbox shows its work, or says what to do when there is none")
    void inbox() {
        var inbox = Samples.inbox(Address.of("/inbox"));
        assertThat(vietnamese.page("inbox/InboxPage", inbox))
                .contains("Quá hạn 1 ngày", "HS-2026-0412", "hết ngày 26/11/2026", "<svg");
        var empty = new InboxPage(0, List.of(), List.of(), null, inbox.empty(), List.of(), null);
        assertThat(vietnamese.page("inbox/InboxPage", empty))
                .contains("Hiện không có việc nào cần xử lý")
                .doesNotContain("<table");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 409, 413, 422, 500, 503})
    @DisplayName("each error page says what happened and what to do, in both languages")
    void errors(int status) {
        var model = Map.of("page", new ErrorView(status, status == 500 ? "ACDE-3467" : null));
        assertThat(vietnamese.render("error/" + status, model)).contains("Mã " + status);
        assertThat(Rendering.english().render("error/" + status, model))
                .contains("lang=\"en\"")
                .contains("Code " + status);
        if (status == 500) {
            assertThat(vietnamese.render("error/500", model)).contains("ACDE-3467");
        }
    }

    @Test
    @DisplayName("a refusal names its reason and every field at fault")
    void refusal() {
        var why =
                new CommonRefusal.BadFields(
                        List.of(new BadField("name", "required"), new BadField("on", "date")));
        var words = new Words(Rendering.messages(), java.util.Locale.of("vi"));
        var view = RefusalView.of(why, words, "/dossiers");
        assertThat(vietnamese.render("shell/Refusal :: refusal", Map.of("page", view)))
                .contains(
                        "Không thực hiện được", "chưa nhập hoặc chưa chọn", "không đọc được ngày");
        assertThat(vietnamese.page("shell/RefusalPage", view))
                .contains("href=\"/dossiers\"", "common.bad-fields");
    }

    @Test
    @DisplayName("what can't be undone is asked in words, with what it touches")
    void confirmation() {
        assertThat(vietnamese.page("shell/ConfirmPage", Samples.revocation()))
                .contains("Gửi đề nghị thu hồi chứng thư số này?")
                .contains("Chứng thư số đã thu hồi không thể khôi phục")
                .contains("Chứng thư số 4A7F 0193 77C2 51E0 của Nguyễn Thị Huệ")
                .contains("action=\"/certificates/1/revoke\"")
                .contains("name=\"version\" value=\"3\"");
    }

    @Test
    @DisplayName("the accounts to try stand on the sign-in page of the demo only")
    void signIn() {
        assertThat(
                        vietnamese.render(
                                "access/SignInPage",
                                Map.of("demo", true, "kept", "", "accounts", Samples.accounts())))
                .contains("Tài khoản dùng thử", "an.vt");
        assertThat(
                        vietnamese.render(
                                "access/SignInPage",
                                Map.of(
                                        "demo",
                                        false,
                                        "kept",
                                        "abc",
                                        "accounts",
                                        Samples.accounts())))
                .doesNotContain("an.vt")
                .doesNotContain("an-tin-demo")
                .contains("name=\"kept\" value=\"abc\"")
                .contains("name=\"username\"", "name=\"password\"");
    }

    @Test
    @DisplayName("a form that came too late is shown as kept, to be sent again as it was")
    void keptForm() {
        var kept =
                new KeptForm(
                        "/dossiers/new", List.of(new KeptForm.Field("reason", "Thay \"mới\"")));
        assertThat(
                        vietnamese.render(
                                "access/KeptFormPage",
                                Map.of("form", kept, "shell", Samples.shell())))
                .contains("action=\"/dossiers/new\"")
                .contains("name=\"reason\" value=\"Thay &quot;mới&quot;\"");
    }

    @Test
    @DisplayName("the navigation marks where one is and shows nothing to those who have nothing")
    void navigation() {
        var page = Samples.revocation();
        var html =
                vietnamese.render(
                        "shell/ConfirmPage", Map.of("page", page, "shell", Samples.shell()));
        assertThat(html)
                .containsPattern("href=\"/inbox\"[^>]*aria-current=\"page\"")
                .contains("UBND huyện Cẩm Xuyên", "Dữ liệu mẫu", "action=\"/sign-out\"");
        assertThat(
                        vietnamese.render(
                                "shell/ConfirmPage",
                                Map.of("page", page, "shell", ShellView.signedOut(false))))
                .doesNotContain("<nav id=\"nav\"", "Dữ liệu mẫu", "sign-out");
    }

    @Test
    @DisplayName("rendering refuses a key without words")
    void refusesUnknownKeys() {
        var page =
                new Confirmation(
                        Phrase.of("no.such.key"),
                        Phrase.text(""),
                        List.of(),
                        "/",
                        Map.of(),
                        Phrase.text("x"),
                        "/");
        assertThatThrownBy(() -> vietnamese.page("shell/ConfirmPage", page))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no.such.key");
    }
}
