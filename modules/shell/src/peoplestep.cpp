#include "peoplestep.h"

#include "sheetbuttons.h"
#include "shell/personeditor.h"
#include "uikit/icons.h"
#include "uikit/sidesheet.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

PeopleStep::PeopleStep(const PasswordLimits &limits, QWidget *page)
    : QWidget(page)
    , m_limits(limits)
    , m_sheet(new uikit::SideSheet(page))
    , m_list(new QListWidget(this))
{
    m_list->setObjectName(u"newPeople"_s);
    m_list->setAccessibleName(tr("已添加的人员"));
    m_list->setMinimumHeight(110);
    auto *addButton = new QPushButton(uikit::icon(uikit::Glyph::Add), tr("添加人员"), this);
    addButton->setObjectName(u"addPerson"_s);
    addButton->setAccessibleName(addButton->text());
    auto *removeButton = new QPushButton(tr("移除"), this);
    removeButton->setObjectName(u"removePerson"_s);
    removeButton->setAccessibleName(tr("移除所选人员"));
    removeButton->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->addWidget(addButton);
    row->addWidget(removeButton);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(new uikit::TextLabel(uikit::TextRank::Body, tr("三审由三个不同的人签批，都不能审自己的稿。现在不添加，以后可在“设置 > 人员与角色”中添加。"), this));
    column->addLayout(row);
    column->addWidget(m_list, 1);
    setFocusProxy(addButton);
    connect(addButton, &QPushButton::clicked, this, &PeopleStep::add);
    connect(removeButton, &QPushButton::clicked, this, &PeopleStep::remove);
    connect(m_list, &QListWidget::currentRowChanged, this, [removeButton, this](int current) { removeButton->setEnabled(current >= 0 && !m_people.isEmpty()); });
    showPeople();
}

void PeopleStep::add()
{
    auto *editor = new PersonEditor(m_limits);
    QStringList taken{m_administrator};
    for (const NewPerson &person : std::as_const(m_people))
        taken.append(person.name);
    editor->setTakenNames(taken);
    m_sheet->setTitle(tr("添加人员"));
    m_sheet->setContent(editor);
    m_sheet->setButtons(sheetButtons(
        u"keepPerson"_s, tr("添加"),
        [this, editor] {
            if (!editor->validate())
                return;
            m_people.append(editor->value());
            showPeople();
            m_sheet->closeSheet();
        },
        [this] { m_sheet->closeSheet(); }));
    m_sheet->open();
}

void PeopleStep::remove()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_people.size())
        return;
    m_people.removeAt(row);
    showPeople();
}

void PeopleStep::showPeople()
{
    m_list->clear();
    for (const NewPerson &person : std::as_const(m_people))
        m_list->addItem(tr("%1　%2　%3").arg(person.name, person.post, chineseNames(person.roles)));
    if (m_people.isEmpty()) {
        auto *hint = new QListWidgetItem(tr("还没有添加其他人员"), m_list);
        hint->setFlags(Qt::NoItemFlags);
    }
}

} // namespace zhijian::shell
