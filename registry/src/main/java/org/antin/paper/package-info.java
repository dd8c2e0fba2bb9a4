/// Papers in the layout of NĐ 30/2020/NĐ-CP: A4 sheets with Vietnamese text set in lines, tables
/// that run over pages, letterheads and signature blocks, drawn as PDF. Knows nothing of what a
/// paper says.
@ApplicationModule(
        displayName = "Paper",
        allowedDependencies = {})
package org.antin.paper;

import org.springframework.modulith.ApplicationModule;
