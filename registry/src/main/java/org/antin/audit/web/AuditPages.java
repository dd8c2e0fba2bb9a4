package org.antin.audit.web;

import jakarta.servlet.http.HttpServletResponse;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditExportDesk;
import org.antin.audit.AuditLine;
import org.antin.audit.AuditLines;
import org.antin.audit.AuditQuery;
import org.antin.kernel.Ids;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.EmptyState;
import org.antin.shell.Form;
import org.antin.shell.Pager;
import org.antin.shell.Reply;
import org.antin.shell.Table;
import org.antin.shell.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The log on the screen: each reader sees the lines of his part of the tree.
@Controller
@Allowed({Role.CONFIRMING_HEAD, Role.SUBSCRIBER_MANAGER, Role.INSPECTOR, Role.ADMINISTRATOR})
class AuditPages {
    private static final int LIMIT = 50;

    /// An Excel file is read by a person: beyond this many lines the export is the right thing.
    private static final int EXCEL_LIMIT = 5_000;

    private final AuditLines lines;
    private final AuditExportDesk export;
    private final AuditViews views;

    AuditPages(AuditLines lines, AuditExportDesk export, AuditViews views) {
        this.lines = lines;
        this.export = export;
        this.views = views;
    }

    @GetMapping("/audit")
    ModelAndView list(Actor actor, Reply reply) {
        var form = reply.form();
        var found = lines.page(query(form, LIMIT));
        var shown = found.subList(0, Math.min(LIMIT, found.size()));
        var next = found.size() > LIMIT ? String.valueOf(shown.getLast().seq()) : null;
        var table =
                table(actor, reply, shown)
                        .paged(new Pager(null, next, null))
                        .exported("/audit.xlsx")
                        .orElse(EmptyState.of("audit.none"));
        return reply.page(
                "audit/AuditPage",
                new AuditPage(
                        form,
                        views.actions(),
                        views.kinds(),
                        views.outcomes(),
                        table,
                        export.mayExport(actor)));
    }

    @GetMapping("/audit.xlsx")
    ResponseEntity<byte[]> excel(Actor actor, Reply reply) {
        var found = lines.page(query(reply.form(), EXCEL_LIMIT));
        return reply.excel("nhat-ky.xlsx", table(actor, reply, found));
    }

    private Table table(Actor actor, Reply reply, List<AuditLine> shown) {
        return Table.of(
                "audit",
                "audit.list",
                reply.address(),
                AuditViews.COLUMNS,
                shown.stream().map(line -> views.row(line, actor)).toList());
    }

    /// A POST, because it writes a line of its own.
    @PostMapping("/audit/export")
    @Allowed({Role.INSPECTOR, Role.ADMINISTRATOR})
    @Nullable ModelAndView everything(Actor actor, Reply reply, HttpServletResponse response)
            throws IOException {
        return switch (export.everything(actor)) {
            case Done<AuditExportDesk.Export>(var log) -> {
                response.setContentType("application/x-ndjson");
                response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION, attachment("antin-audit.ndjson"));
                log.writeTo(response.getOutputStream());
                yield null;
            }
            case Refused<AuditExportDesk.Export>(var why) -> reply.refusal(why);
        };
    }

    @PostMapping("/audit/checkpoint")
    @Allowed({Role.INSPECTOR, Role.ADMINISTRATOR})
    Object checkpoint(Actor actor, Reply reply) {
        return switch (export.checkpoint(actor)) {
            case Done<String>(var note) -> text("antin-audit-checkpoint.txt", note);
            case Refused<String>(var why) -> reply.refusal(why);
        };
    }

    @GetMapping("/audit/key.pem")
    ResponseEntity<byte[]> key() {
        return text("antin-audit-key.pem", export.publicKey());
    }

    private static ResponseEntity<byte[]> text(String name, String text) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    private static AuditQuery query(Form form, int limit) {
        return new AuditQuery(
                Words.typedDate(form.value("from")).orElse(null),
                Words.typedDate(form.value("to")).orElse(null),
                form.value("actor"),
                Ids.of(form.value("account")).orElse(null),
                form.value("action"),
                form.value("kind"),
                form.value("subject"),
                Optional.of(form.value("outcome"))
                        .filter(o -> o.equals("done") || o.equals("refused"))
                        .orElse(null),
                form.value("text"),
                form.value("after").matches("\\d{1,18}") ? Long.valueOf(form.value("after")) : null,
                limit);
    }
}
