/// What the server counts and measures, for Prometheus and for WildFly's management model.
///
/// Each part of the server is a [FigureSource]; [Figures] asks them all. [MetricsResource] and [ApiMetricsResource]
/// show them to whoever has the scope `metrics`.
///
/// Rules:
/// 1. When figures are asked for, they come in Prometheus' text format 0.0.4, each with its type and a line of help.
/// 2. When a source fails, the others are told.
/// 3. When whoever asks has not the scope `metrics`, the reply is 401.
/// 4. When they are asked for in brief, each of Quadrel's own is one whole number.
///
/// Out of scope: what is counted and where (the sources), how often somebody asks.
@NullMarked
package dev.quadrel.figures;

import org.jspecify.annotations.NullMarked;
