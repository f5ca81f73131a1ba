#include "interpretation/widgets/sourcehighlighting.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

/// Reads every definition's head once; one for the process. Finds ours in the program's resources by itself.
KSyntaxHighlighting::Repository &repository()
{
    static auto *const all = new KSyntaxHighlighting::Repository;
    return *all;
}

} // namespace

KSyntaxHighlighting::SyntaxHighlighter *highlighterFor(QTextDocument *document, SourceKind kind)
{
    auto *highlighter = new KSyntaxHighlighting::SyntaxHighlighter(document);
    const bool isSheet = kind == SourceKind::StyleSheet;
    KSyntaxHighlighting::Definition definition = repository().definitionForFileName(isSheet ? u"x.css"_s : u"x.zhijian"_s);
    if (!definition.isValid() && !isSheet)
        definition = repository().definitionForName(u"Markdown"_s);
    highlighter->setDefinition(definition);
    return highlighter;
}

void setScheme(KSyntaxHighlighting::SyntaxHighlighter *highlighter, bool isDark)
{
    using KSyntaxHighlighting::Repository;
    highlighter->setTheme(repository().defaultTheme(isDark ? Repository::DarkTheme : Repository::LightTheme));
    highlighter->rehighlight();
}

} // namespace zhijian::interpretation
