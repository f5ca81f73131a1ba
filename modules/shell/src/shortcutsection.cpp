#include "shortcutsection.h"

#include "settingstable.h"
#include "shell/settingsmodels.h"
#include "uikit/textlabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

ShortcutSection::ShortcutSection(QWidget *parent)
    : SettingsSection(u"shortcuts"_s, tr("快捷键"), uikit::Glyph::Keyboard, parent)
    , m_model(new ShortcutModel(this))
{
    auto *table = new SettingsTable(u"shortcutTable"_s, tr("快捷键"), 12, this);
    table->setModel(m_model);
    table->setWideColumn(ShortcutModel::Act);
    column()->addWidget(table);
    column()->addWidget(new uikit::TextLabel(uikit::TextRank::Small, tr("在任何页面按 F1，只看本页的快捷键。"), this));
}

void ShortcutSection::setShortcuts(const QList<ShortcutRow> &rows)
{
    m_model->setRows(rows);
}

} // namespace zhijian::shell
