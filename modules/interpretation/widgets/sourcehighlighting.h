#pragma once

class QTextDocument;

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}

namespace zhijian::interpretation {

/// A highlighter of the interpretation format for this document, which owns it. GUI thread.
[[nodiscard]] KSyntaxHighlighting::SyntaxHighlighter *highlighterFor(QTextDocument *document);
/// Colours for the light or the dark scheme; highlights anew.
void setScheme(KSyntaxHighlighting::SyntaxHighlighter *highlighter, bool isDark);

} // namespace zhijian::interpretation
