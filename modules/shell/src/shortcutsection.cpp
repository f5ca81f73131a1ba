#include "shortcutsection.h"

#include "settingstable.h"
#include "shell/settingsmodels.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeySequenceEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::TextLabel;
using uikit::TextRank;
using uikit::Tone;

ShortcutSection::ShortcutSection(QWidget *parent)
    : SettingsSection(u"shortcuts"_s, tr("快捷键"), uikit::Glyph::Keyboard, parent)
    , m_model(new ShortcutModel(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_change(new QPushButton(tr("改为此键"), this))
    , m_reset(new QPushButton(tr("恢复默认"), this))
    , m_problem(new TextLabel(TextRank::Small, {}, this))
{
    auto *table = new SettingsTable(u"shortcutTable"_s, tr("快捷键"), 12, this);
    table->setModel(m_model);
    table->setWideColumn(ShortcutModel::Act);
    m_table = table;
    m_keys->setObjectName(u"shortcutKeys"_s);
    m_keys->setAccessibleName(tr("新的快捷键"));
    m_keys->setMaximumSequenceLength(1);
    m_keys->setClearButtonEnabled(true);
    m_change->setObjectName(u"changeShortcut"_s);
    m_reset->setObjectName(u"resetShortcut"_s);
    m_problem->setObjectName(u"shortcutProblem"_s);
    m_problem->setTone(Tone::Danger);
    m_problem->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(uikit::Space::Medium);
    row->addWidget(m_keys);
    row->addWidget(m_change);
    row->addWidget(m_reset);
    row->addStretch();
    column()->addWidget(table);
    column()->addLayout(row);
    column()->addWidget(m_problem);
    column()->addWidget(new TextLabel(TextRank::Small, tr("选中一项，点输入框后按下想用的键。在任何页面按 F1，只看本页的快捷键。"), this));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_keys->clear();
        showProblem({});
        refresh();
    });
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutSection::refresh);
    connect(m_change, &QPushButton::clicked, this, [this] { Q_EMIT changeRequested(current(), m_keys->keySequence()); });
    connect(m_reset, &QPushButton::clicked, this, [this] { Q_EMIT resetRequested(current()); });
    refresh();
}

QString ShortcutSection::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_model->row(index.row()).id : QString();
}

void ShortcutSection::refresh()
{
    const bool hasAct = !current().isEmpty();
    m_keys->setEnabled(hasAct);
    m_change->setEnabled(hasAct && !m_keys->keySequence().isEmpty());
    m_reset->setEnabled(hasAct);
}

void ShortcutSection::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void ShortcutSection::setShortcuts(const QList<ShortcutRow> &rows)
{
    m_model->setRows(rows);
    m_keys->clear();
    showProblem({});
    refresh();
}

} // namespace zhijian::shell
