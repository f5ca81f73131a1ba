#pragma once

class QTextDocument;

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}

namespace zhijian::interpretation {

/// What is written in a document.
enum class SourceKind { Interpretation, StyleSheet };

/// A highlighter for this document, which owns it. GUI thread.
[[nodiscard]] KSyntaxHighlighting::SyntaxHighlighter *highlighterFor(QTextDocument *document, SourceKind kind = SourceKind::Interpretation);
/// Colours for the light or the dark scheme; highlights anew.
void setScheme(KSyntaxHighlighting::SyntaxHighlighter *highlighter, bool isDark);

} // namespace zhijian::interpretation
