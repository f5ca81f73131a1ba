#include "interpretation/widgets/pastecheckpanel.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using uikit::Glyph;
using uikit::TextLabel;
using uikit::TextRank;
using uikit::Tone;

namespace {

constexpr int IconSize = 16;

Glyph glyphOf(PasteLoss::Kind kind)
{
    switch (kind) {
    case PasteLoss::Kind::Unrelated: return Glyph::Error;
    case PasteLoss::Kind::Text: return Glyph::Text;
    case PasteLoss::Kind::Picture: return Glyph::Image;
    case PasteLoss::Kind::Link: return Glyph::Link;
    case PasteLoss::Kind::Table: return Glyph::Table;
    case PasteLoss::Kind::Style: return Glyph::Block;
    case PasteLoss::Kind::Added: return Glyph::Add;
    }
    return Glyph::Info;
}

Tone toneOf(PasteLoss::Kind kind)
{
    switch (kind) {
    case PasteLoss::Kind::Unrelated:
    case PasteLoss::Kind::Text:
    case PasteLoss::Kind::Picture:
    case PasteLoss::Kind::Link:
    case PasteLoss::Kind::Table: return Tone::Danger;
    case PasteLoss::Kind::Style: return Tone::Warning;
    case PasteLoss::Kind::Added: return Tone::Neutral;
    }
    return Tone::Neutral;
}

} // namespace

PasteCheckPanel::PasteCheckPanel(QWidget *parent)
    : QWidget(parent)
    , m_check(new QPushButton(uikit::icon(Glyph::Paste), tr("检查剪贴板里的正文")))
    , m_summary(new TextLabel(TextRank::Body))
    , m_result(new QWidget)
    , m_rows(new QVBoxLayout(m_result))
{
    setObjectName("pasteCheckPanel"_L1);
    m_check->setObjectName("checkPasteBack"_L1);
    m_check->setToolTip(tr("把平台留下的正文与复制出去的对比"));
    m_summary->setObjectName("pasteCheckSummary"_L1);
    m_result->setObjectName("pasteCheckResult"_L1);
    m_result->setAccessibleName(tr("粘贴回检的结果"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(uikit::Space::Small);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(new TextLabel(TextRank::Section, tr("粘贴回检")));
    rows->addWidget(new TextLabel(TextRank::Small, tr("在公众号后台保存草稿，点进正文按 Ctrl+A、Ctrl+C，再点下面的按钮：列出平台没有留住的文字、图片、链接、表格和样式。")));
    rows->addWidget(m_check);
    rows->addWidget(m_summary);
    rows->addWidget(m_result);
    clear();
    connect(m_check, &QPushButton::clicked, this, &PasteCheckPanel::checkClipboard);
}

void PasteCheckPanel::clear()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_summary->hide();
    m_result->hide();
}

void PasteCheckPanel::checkClipboard()
{
    clear();
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (mime && mime->hasFormat(CopiedArticleType)) {
        showSummary(tr("剪贴板里还是本程序复制出去的内容。请先到公众号后台复制正文。"), false);
        return;
    }
    const QString html = mime ? mime->html() : QString();
    if (html.trimmed().isEmpty()) {
        showSummary(tr("剪贴板里没有带格式的正文。请到公众号后台点进正文，按 Ctrl+A、Ctrl+C。"), false);
        return;
    }
    Q_EMIT checkRequested(html);
}

void PasteCheckPanel::setLosses(const QList<PasteLoss> &losses)
{
    clear();
    const auto lost = std::ranges::count_if(losses, [](const PasteLoss &loss) { return loss.kind != PasteLoss::Kind::Added; });
    if (losses.size() == 1 && losses.first().kind == PasteLoss::Kind::Unrelated)
        showSummary(losses.first().sentence, false);
    else if (lost == 0)
        showSummary(losses.isEmpty() ? tr("没有丢失：文字、图片、链接、表格和样式都在。") : tr("没有丢失，但内容有增加："), losses.isEmpty());
    else
        showSummary(tr("有 %1 处没有留住：").arg(lost), false);
    if (losses.isEmpty() || losses.first().kind == PasteLoss::Kind::Unrelated)
        return;
    for (const PasteLoss &loss : losses)
        addRow(loss);
    m_result->show();
}

void PasteCheckPanel::showSummary(const QString &sentence, bool isGood)
{
    m_summary->setText(sentence);
    m_summary->setTone(isGood ? Tone::Good : Tone::Warning);
    m_summary->show();
}

void PasteCheckPanel::addRow(const PasteLoss &loss)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto *mark = new QLabel;
    mark->setPixmap(uikit::icon(glyphOf(loss.kind), toneOf(loss.kind)).pixmap(IconSize));
    line->addWidget(mark, 0, Qt::AlignTop);
    auto *sentence = new TextLabel(TextRank::Body, loss.sentence);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(sentence, 1);
    m_rows->addWidget(row);
}

} // namespace zhijian::interpretation
