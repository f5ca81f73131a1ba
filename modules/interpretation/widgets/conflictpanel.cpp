#include "interpretation/widgets/conflictpanel.h"

#include "interpretation/textdiff.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QPushButton>
#include <QTextCursor>
#include <QTextEdit>
#include <QVBoxLayout>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using uikit::TextLabel;
using uikit::TextRank;

namespace {

/// What this version has more is green, what it lacks is struck out.
void writeDiff(QTextEdit *view, const QString &editorText, const QString &versionText)
{
    QTextCursor cursor(view->document());
    for (const DiffPart &part : textDiff(editorText, versionText)) {
        QTextCharFormat format;
        if (part.kind != DiffPart::Kind::Equal) {
            const bool isInserted = part.kind == DiffPart::Kind::Inserted;
            const uikit::ToneColors colors = uikit::toneColors(isInserted ? uikit::Tone::Good : uikit::Tone::Danger, view->palette());
            format.setForeground(colors.text);
            format.setBackground(colors.fill);
            format.setFontStrikeOut(!isInserted);
            format.setFontUnderline(isInserted);
        }
        cursor.insertText(part.text, format);
    }
}

} // namespace

ConflictPanel::ConflictPanel(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName("conflictPanel"_L1);
    m_rows->setContentsMargins(uikit::Space::Page, uikit::Space::Small, uikit::Space::Page, uikit::Space::Page);
    m_rows->addWidget(new TextLabel(TextRank::Body, tr("两个版本都保留着。编辑区里是其中一个；把另一个的内容并进去，或者直接换成它，然后按 Ctrl+S 保存，合并就完成了。")));
    m_rows->addStretch();
}

void ConflictPanel::setVersions(const QList<HeadVersion> &versions, const QString &editorText)
{
    delete m_content;
    m_content = new QWidget;
    auto *rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    for (qsizetype i = 0; i < versions.size(); ++i) {
        const HeadVersion &version = versions.at(i);
        rows->addWidget(new TextLabel(TextRank::Section, tr("%1　%2").arg(version.author, version.time)));
        const bool isShown = version.item.source == editorText;
        rows->addWidget(new TextLabel(TextRank::Small, isShown ? tr("与编辑区的正文相同。") : tr("与编辑区相比：下划线是它多出的，删除线是它没有的。")));
        if (!isShown) {
            auto *view = new QTextEdit;
            view->setObjectName(u"conflictText%1"_s.arg(i));
            view->setAccessibleName(tr("%1 的版本").arg(version.author));
            view->setReadOnly(true);
            view->setTabChangesFocus(true);
            view->setMinimumHeight(140);
            writeDiff(view, editorText, version.item.source);
            rows->addWidget(view, 1);
        }
        auto *take = new QPushButton(tr("换成这个版本"));
        take->setObjectName(u"takeVersion%1"_s.arg(i));
        take->setToolTip(tr("放进编辑区，Ctrl+Z 可以撤销"));
        take->setEnabled(!isShown);
        connect(take, &QPushButton::clicked, this, [this, item = version.item] { Q_EMIT taken(item); });
        rows->addWidget(take);
    }
    m_rows->insertWidget(1, m_content, 1);
}

} // namespace zhijian::interpretation
