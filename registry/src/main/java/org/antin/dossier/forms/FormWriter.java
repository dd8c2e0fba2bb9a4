package org.antin.dossier.forms;

import org.antin.dossier.forms.FormTemplate.Part;
import org.antin.dossier.forms.FormTemplate.Signer;
import org.antin.paper.Align;
import org.antin.paper.Block;
import org.antin.paper.Decree30;
import org.antin.paper.Letterhead;
import org.antin.paper.OfficialDate;
import org.antin.paper.Paragraph;
import org.antin.paper.Run;
import org.antin.paper.Sheets;
import org.antin.paper.Sheets.Section;
import org.antin.paper.SignatureSpace;
import org.antin.paper.Space;
import org.antin.paper.Style;
import org.antin.paper.Table;
import org.antin.paper.Table.Cell;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the forms of the procedures (Điều 6.2) as PDF.
public final class FormWriter {
    private static final float LIST_SIZE = 11;
    private static final String DOTS = " ..... ";

    /// Điều 2.3: the device is under the regime of "Mật", its papers aren't classified; so a line
    /// and no secrecy stamp.
    private static final String REGIME =
            "Thiết bị quản lý theo chế độ Mật (khoản 3 Điều 2 Quy chế)";

    private final FormCatalogue catalogue;

    public FormWriter(FormCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The filled form.
    public FormResult write(FormFacts facts) {
        return new Work(catalogue.template(facts.form()), facts, false).done();
    }

    /// The empty form (Điều 12.1b), with dotted lines to write on.
    public FormResult blank(String form) {
        return new Work(catalogue.template(form), FormFacts.of(form).build(), true).done();
    }

    /// One form being written.
    private static final class Work {
        private final FormTemplate template;
        private final FormFacts facts;
        private final boolean blankForm;
        private final Answers answers;
        private final Style body;
        private final List<Block> blocks = new ArrayList<>();
        private final List<Section> sections = new ArrayList<>();

        private Work(FormTemplate template, FormFacts facts, boolean blankForm) {
            this.template = template;
            this.facts = facts;
            this.blankForm = blankForm;
            this.answers = new Answers(facts.fields(), blankForm);
            // 13 to 14 by NĐ 30/2020; what is filled in by hand should stay on one sheet.
            this.body = Style.regular(template.layout() == FormTemplate.Layout.LETTER ? 14 : 13);
        }

        private FormResult done() {
            switch (template.layout()) {
                case APPLICATION -> application();
                case LETTER -> letter();
                case MINUTES -> minutes();
            }
            String title =
                    template.name() + " (mẫu số " + template.number() + " " + template.act() + ")";
            return new FormResult(Sheets.print(title, sections), answers.missing());
        }

        private void application() {
            blocks.add(Paragraph.of("Mẫu số " + template.number(), Style.bold(12), Align.RIGHT));
            blocks.add(
                    Paragraph.of(
                            "(ban hành kèm theo " + template.act() + ")",
                            Style.italic(11),
                            Align.RIGHT));
            blocks.add(new Space("", 8));
            blocks.addAll(Decree30.motto(13));
            blocks.addAll(Decree30.title(template.title(), ""));
            addressee("Kính gửi: ");
            blocks.add(sentence(template.opening()));
            parts();
            blocks.add(sentence(template.closing()).kept());
            blocks.add(date(DOTS, Align.RIGHT).before(10).kept());
            signatures();
            sections.add(new Section(false, blocks));
        }

        private void letter() {
            head(template.subject());
            addressee("Kính gửi: ");
            blocks.add(sentence(template.opening()));
            parts();
            blocks.add(sentence(template.closing()).kept());
            var recipients =
                    facts.recipients().isEmpty()
                            ? List.of("Như trên", "Lưu: VT")
                            : facts.recipients();
            blocks.add(
                    Decree30.end(
                            Decree30.recipients(recipients), space(template.signers().getFirst())));
            sections.add(new Section(false, blocks));
            sections.add(new Section(true, appendix()));
        }

        /// The number and date of the letter aren't filled in on an electronic paper (NĐ 30/2020,
        /// PL I, phụ lục).
        private List<Block> appendix() {
            return List.of(
                    Paragraph.of("PHỤ LỤC", Style.bold(14), Align.CENTRE).kept(),
                    Paragraph.of(
                                    Decree30.capitals(template.listTitle()),
                                    Style.bold(14),
                                    Align.CENTRE)
                            .kept(),
                    Paragraph.of(
                                    "(Kèm theo Văn bản số ........./......... ngày ..... tháng .....\u00a0năm ....... của "
                                            + issuer()
                                            + ")",
                                    Style.italic(13),
                                    Align.CENTRE)
                            .kept(),
                    Paragraph.of(
                                    "(Mẫu số "
                                            + template.number()
                                            + " ban hành kèm theo "
                                            + template.act()
                                            + ")",
                                    Style.italic(11),
                                    Align.CENTRE)
                            .kept(),
                    table(8));
        }

        private void minutes() {
            head(null);
            blocks.addAll(Decree30.title(template.title(), template.subject()));
            blocks.add(
                    Paragraph.of(
                                    "(Mẫu số "
                                            + template.number()
                                            + " ban hành kèm theo "
                                            + template.act()
                                            + ")",
                                    Style.italic(11),
                                    Align.CENTRE)
                            .before(2));
            blocks.add(Paragraph.of(REGIME, Style.italic(13), Align.CENTRE).before(2));
            blocks.add(sentence(template.opening()).before(10));
            parts();
            blocks.add(sentence(template.closing()).kept());
            signatures();
            sections.add(new Section(false, blocks));
        }

        private void head(@Nullable String subject) {
            var letterhead = facts.letterhead();
            if (letterhead == null) {
                answers.report("body", "Tên cơ quan, tổ chức ban hành", 0);
                letterhead = new Letterhead(".".repeat(28), ".".repeat(28));
            }
            String notation = facts.notation().isEmpty() ? "........" : facts.notation();
            if (facts.notation().isEmpty()) answers.report("notation", "Ký hiệu văn bản", 0);
            String gap = blankForm ? DOTS : "\u00a0".repeat(7);
            blocks.addAll(
                    Decree30.head(
                            letterhead,
                            Decree30.number(facts.number(), notation),
                            subject,
                            date(gap, Align.CENTRE)));
        }

        private Paragraph date(String gap, Align align) {
            if (facts.place().isEmpty()) answers.report("place", "Địa danh", 0);
            var day = facts.date();
            // On a letter the date is entered with the number, after the head has signed.
            if (day == null && template.layout() != FormTemplate.Layout.LETTER)
                answers.report("date", "Ngày, tháng, năm", 0);
            var text =
                    Decree30.date(
                            facts.place().isEmpty() ? "..............." : facts.place(),
                            day == null ? null : OfficialDate.inWords(day),
                            gap);
            return new Paragraph(text.runs(), align, 0, 0, 1, false);
        }

        private void addressee(String words) {
            var runs = new ArrayList<Run>();
            runs.add(new Run.Words(words, body));
            if (facts.addressee().isEmpty()) {
                answers.report("addressee", "Nơi nhận đề nghị", 0);
                runs.add(new Run.Dots(Sheets.mm(95), body));
            } else {
                runs.add(new Run.Words(facts.addressee(), body));
            }
            blocks.add(Decree30.addressee(runs));
        }

        private Paragraph sentence(String text) {
            Map<String, String> more = new LinkedHashMap<>();
            if (facts.letterhead() != null) more.put("body", issuer());
            if (!facts.rows().isEmpty())
                more.put("count", String.format(Locale.ROOT, "%02d", facts.rows().size()));
            var day = facts.date();
            if (day != null) more.put("date", OfficialDate.inWords(day));
            return Decree30.text(answers.sentence(text, more, body));
        }

        private String issuer() {
            var letterhead = facts.letterhead();
            return letterhead == null
                    ? "........................"
                    : letterhead.body().replace('\n', ' ');
        }

        private void parts() {
            for (var part : template.parts()) {
                if (!part.heading().isEmpty())
                    blocks.add(
                            Paragraph.of(part.heading(), Style.bold(body.size()), Align.LEFT)
                                    .indented(Sheets.mm(10))
                                    .before(6)
                                    .kept());
                if (part.name().equals("TABLE")) blocks.add(table(6));
                else lines(part);
            }
        }

        private void lines(Part part) {
            int number = 1;
            for (var line : part.lines())
                blocks.add(
                        new Paragraph(
                                answers.line(number++, line, body),
                                Align.JUSTIFY,
                                Sheets.mm(10),
                                5,
                                1.05f,
                                false));
        }

        private Table table(float before) {
            var heading = new ArrayList<String>();
            var widths = new ArrayList<Float>();
            heading.add("STT");
            widths.add(10f);
            for (var column : template.columns()) {
                heading.add(column.label());
                widths.add((float) column.width());
            }
            var rows = new ArrayList<List<Cell>>();
            var given = new ArrayList<>(facts.rows());
            if (given.isEmpty()) {
                answers.report("rows", "Danh sách", 0);
                int empty = template.layout() == FormTemplate.Layout.LETTER ? 15 : 5;
                for (int i = 0; i < empty; i++) given.add(Map.of());
            }
            for (int i = 0; i < given.size(); i++) {
                var cells = new ArrayList<Cell>();
                cells.add(new Cell(Integer.toString(i + 1), Align.CENTRE));
                for (var column : template.columns()) {
                    String text =
                            facts.rows().isEmpty() ? "" : answers.cell(column, given.get(i), i + 1);
                    boolean narrow = column.width() <= 23;
                    cells.add(new Cell(text, narrow ? Align.CENTRE : Align.LEFT));
                }
                rows.add(cells);
            }
            return new Table(widths, heading, rows, LIST_SIZE, before);
        }

        private void signatures() {
            blocks.addAll(
                    Decree30.signatures(template.signers().stream().map(this::space).toList()));
        }

        private SignatureSpace space(Signer signer) {
            var signatory = facts.signatories().getOrDefault(signer.role(), Signatory.named(""));
            if (signatory.name().isEmpty() && signer.required())
                answers.report(
                        "signature." + signer.role(),
                        signer.heading().isEmpty()
                                ? "Người ký văn bản"
                                : signer.heading().replace(" | ", " "),
                        0);
            return new SignatureSpace(
                    signer.role(),
                    signer.heading().replace(" | ", "\n"),
                    signatory.lines(),
                    signer.note(),
                    signatory.name());
        }
    }
}
