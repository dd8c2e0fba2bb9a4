package org.antin.adoption.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.adoption.Adopted;
import org.antin.adoption.AdoptionDesk;
import org.antin.adoption.AdoptionList;
import org.antin.adoption.AdoptionRefusal;
import org.antin.adoption.CellFault;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Refusal;
import org.antin.shell.Address;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Confirmation;
import org.antin.shell.ExcelSheet;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;

/// Taking over the lists bodies kept before (D12.1a, D9.1).
@Controller
@Allowed({Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD})
class AdoptionPages {
    private static final String VIEW = "adoption/AdoptionPage";
    private static final int SHOWN = 500;

    /// A certificate has some two thousand bytes; nothing in the archive may be larger than this.
    private static final int LARGEST = 64 * 1024;

    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("cell", "adoption.fault.cell").naming(),
                    Column.of("column", "adoption.fault.column"),
                    Column.of("words", "adoption.fault.words"));

    private final AdoptionDesk desk;
    private final WaitingLists waiting;

    AdoptionPages(AdoptionDesk desk, WaitingLists waiting) {
        this.desk = desk;
        this.waiting = waiting;
    }

    @GetMapping("/adoption")
    ModelAndView blank(Reply reply) {
        return reply.page(VIEW, new AdoptionPage(form(Form.empty()), null, 0));
    }

    @GetMapping("/adoption/template.xlsx")
    ResponseEntity<byte[]> template(Reply reply) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("danh-sach-thue-bao.xlsx")
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(ExcelSheet.MEDIA_TYPE))
                .body(new AdoptionSheet(reply.words()).template());
    }

    /// Nothing is written yet: what an opening entry brings in is taken out one by one only.
    @PostMapping("/adoption")
    ModelAndView look(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "certificates", required = false)
                    @Nullable MultipartFile certificates,
            Actor actor,
            Reply reply)
            throws IOException {
        var form = reply.form();
        if (file == null || file.isEmpty())
            return refused(form, new BadField("file", "required"), reply);
        var label = form.value("label");
        if (label.isBlank()) return refused(form, new BadField("label", "required"), reply);
        var upload =
                new WaitingLists.Upload(
                        label,
                        file.getBytes(),
                        certificates == null ? new byte[0] : certificates.getBytes());
        var read = read(upload, reply);
        var rows = read.map(list -> list.rows().size());
        return switch (read.then(list -> desk.look(list, actor))) {
            case Done<Adopted>(var adopted) when rows instanceof Done<Integer>(var count) ->
                    reply.confirm(sure(waiting.keep(upload, actor), label, count, adopted));
            case Done<Adopted> _ -> throw new IllegalStateException("found good, yet not read");
            case Refused<Adopted>(var why) -> refused(form, why, reply);
        };
    }

    private static Confirmation sure(UUID key, String label, int rows, Adopted adopted) {
        return new Confirmation(
                Phrase.of("adoption.sure", rows, label),
                Phrase.of("adoption.sure.consequence"),
                List.of(
                        Phrase.of("adoption.sure.subscribers", adopted.subscribers()),
                        Phrase.of("adoption.sure.people", adopted.people()),
                        Phrase.of("adoption.sure.certificates", adopted.certificates()),
                        Phrase.of("adoption.sure.devices", adopted.devices())),
                "/adoption/write",
                Map.of("list", key.toString(), "label", label),
                Phrase.of("adoption.write"),
                "/adoption");
    }

    /// The register may have changed since, so the list is checked again.
    @PostMapping("/adoption/write")
    ModelAndView adopt(Actor actor, Reply reply) throws IOException {
        var form = reply.form();
        var upload = key(form).flatMap(key -> waiting.take(key, actor));
        if (upload.isEmpty()) return refused(form, new AdoptionRefusal.NoLongerWaiting(), reply);
        return switch (read(upload.get(), reply).then(list -> desk.adopt(list, actor))) {
            case Done<Adopted>(var adopted) ->
                    reply.done(
                            "/subscribers?sort=-registered",
                            Notice.success(
                                    "adoption.done",
                                    adopted.subscribers(),
                                    adopted.people(),
                                    adopted.certificates(),
                                    adopted.devices()));
            case Refused<Adopted>(var why) -> refused(form, why, reply);
        };
    }

    private static Optional<UUID> key(Form form) {
        try {
            return Optional.of(UUID.fromString(form.value("list")));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Outcome<AdoptionList> read(WaitingLists.Upload upload, Reply reply)
            throws IOException {
        return new AdoptionSheet(reply.words())
                .read(
                        upload.label(),
                        new ByteArrayInputStream(upload.sheet()),
                        unpacked(upload.certificates()));
    }

    private static ModelAndView refused(Form form, Refusal why, Reply reply) {
        var faults =
                why instanceof AdoptionRefusal.BadCells(var cells) ? cells : List.<CellFault>of();
        var shown =
                faults.isEmpty()
                        ? form(form).refused(why)
                        : form(form).fault("", "adoption.bad-cells", faults.size());
        return reply.invalid(
                VIEW,
                new AdoptionPage(shown, faults.isEmpty() ? null : table(faults), faults.size()));
    }

    private static Form form(Form form) {
        return form.labelled("adoption.field.");
    }

    private static Table table(List<CellFault> faults) {
        return Table.of(
                "faults",
                "adoption.faults",
                Address.of("/adoption"),
                COLUMNS,
                faults.stream()
                        .limit(SHOWN)
                        .map(
                                fault ->
                                        Row.of(
                                                Cell.word("adoption.cell", fault.cell()),
                                                Cell.word(fault.column().messageKey()),
                                                new Cell.Text(
                                                        Phrase.of(
                                                                fault.key(),
                                                                fault.details().toArray()),
                                                        null)))
                        .toList());
    }

    private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
        var files = new HashMap<String, byte[]>();
        if (archive.length == 0) return files;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory() || files.size() == AdoptionList.LIMIT) continue;
                var name = entry.getName();
                var bytes = zip.readNBytes(LARGEST);
                files.put(
                        name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT), bytes);
            }
        }
        return files;
    }
}
