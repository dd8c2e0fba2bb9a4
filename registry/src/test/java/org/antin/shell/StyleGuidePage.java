package org.antin.shell;

import java.util.List;

/// Every part of the shell once.
record StyleGuidePage(
        List<Step> steps,
        List<Tag> tags,
        List<DueView> dues,
        List<Tab> tabs,
        List<Notice> notices,
        Table table,
        Table nothing,
        List<Fact> facts,
        List<HistoryLine> history,
        Sparkline spark,
        BarPlot plot,
        Form form,
        List<Option> options,
        int count) {
    StyleGuidePage with(Form other) {
        return new StyleGuidePage(
                steps, tags, dues, tabs, notices, table, nothing, facts, history, spark, plot,
                other, options, count);
    }

    StyleGuidePage with(int counted) {
        return new StyleGuidePage(
                steps, tags, dues, tabs, notices, table, nothing, facts, history, spark, plot, form,
                options, counted);
    }
}
