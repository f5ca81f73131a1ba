#include "shortcutsheet.h"

#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::TextLabel;
using uikit::TextRank;

ShortcutSheet::ShortcutSheet(const QList<ShortcutRow> &rows, QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(uikit::Space::Page, uikit::Space::Small, uikit::Space::Page, uikit::Space::Page);
    grid->setVerticalSpacing(uikit::Space::Small);
    grid->setHorizontalSpacing(uikit::Space::Large);
    grid->setColumnStretch(0, 1);
    int line = 0;
    QString place;
    for (const ShortcutRow &row : rows) {
        if (row.place != place) {
            place = row.place;
            auto *heading = new TextLabel(TextRank::Section, place, this);
            heading->setContentsMargins(0, uikit::Space::Medium, 0, 0);
            grid->addWidget(heading, line++, 0, 1, 2);
        }
        grid->addWidget(new TextLabel(TextRank::Body, row.act, this), line, 0);
        auto *keys = new TextLabel(TextRank::Body, row.keys, this);
        keys->setWordWrap(false);
        keys->setTone(uikit::Tone::Muted);
        grid->addWidget(keys, line++, 1);
    }
    if (rows.isEmpty())
        grid->addWidget(new TextLabel(TextRank::Body, tr("本页没有快捷键。"), this), line++, 0, 1, 2);
    grid->setRowStretch(line, 1);
}

} // namespace zhijian::shell
