package dev.chirograph.generator.check;

/** The severity of a finding. */
public enum Severity {
    /** The document is invalid, contradicts itself, or requires something unsafe. */
    ERROR,
    /** A likely problem for callers or owners. */
    WARNING
}
