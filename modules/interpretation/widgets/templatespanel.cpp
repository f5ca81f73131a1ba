#include "interpretation/widgets/templatespanel.h"

#include "interpretation/widgets/openitem.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

TemplatesPanel::TemplatesPanel(QWidget *parent)
    : QWidget(parent)
    , m_saving(new QWidget)
    , m_name(new QLineEdit)
    , m_description(new QLineEdit)
    , m_pictures(new QCheckBox(tr("连同图片一起存（多数图片只属于这一篇）")))
    , m_save(new QPushButton(tr("存为模板")))
    , m_listHead(new uikit::TextLabel(uikit::TextRank::Section, tr("本单位的模板")))
    , m_list(new QWidget)
    , m_rows(new QVBoxLayout(m_list))
{
    setObjectName("templatesPanel"_L1);
    m_name->setObjectName("templateName"_L1);
    m_name->setMaxLength(30);
    m_description->setObjectName("templateDescription"_L1);
    m_description->setMaxLength(60);
    m_description->setPlaceholderText(tr("一句话：什么时候用它"));
    m_pictures->setObjectName("templatePictures"_L1);
    m_save->setObjectName("saveTemplate"_L1);
    uikit::setPrimary(m_save);
    auto *form = new uikit::FormRows;
    form->addRow(tr("名称"), m_name);
    form->addRow(tr("说明"), m_description);
    form->addWide(m_pictures);
    auto *savingRows = new QVBoxLayout(m_saving);
    savingRows->setContentsMargins({});
    savingRows->addWidget(new uikit::TextLabel(uikit::TextRank::Small, tr("保存这篇的文字、各种块和版式；政策名称和文号换成占位，新稿自动填上自己的。")));
    savingRows->addWidget(form);
    savingRows->addWidget(m_save, 0, Qt::AlignRight);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(uikit::Space::Large);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(uikit::Space::Page, 0, uikit::Space::Page, uikit::Space::Page);
    column->setSpacing(uikit::Space::Large);
    column->addWidget(m_saving);
    column->addWidget(m_listHead);
    column->addWidget(m_list);
    column->addStretch();
    connect(m_name, &QLineEdit::textChanged, this, [this] { m_save->setEnabled(!m_name->text().trimmed().isEmpty()); });
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(m_name->text(), m_description->text(), m_pictures->isChecked()); });
    connect(m_name, &QLineEdit::returnPressed, m_save, &QPushButton::click);
    setTemplates({});
}

void TemplatesPanel::setTemplates(const QList<Choice> &templates)
{
    qDeleteAll(m_list->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    for (const Choice &one : templates)
        addRow(one);
    m_listHead->setVisible(!templates.isEmpty());
}

void TemplatesPanel::addRow(const Choice &one)
{
    auto *row = new QWidget;
    auto *name = new QLineEdit(one.name);
    name->setObjectName(u"ownTemplate%1"_s.arg(m_rows->count()));
    name->setAccessibleName(tr("模板名称"));
    name->setMaxLength(30);
    auto *description = new QLineEdit(one.detail);
    description->setObjectName(u"ownDescription%1"_s.arg(m_rows->count()));
    description->setAccessibleName(tr("“%1”的说明").arg(one.name));
    description->setPlaceholderText(tr("没有说明"));
    description->setMaxLength(60);
    auto *remove = new QToolButton;
    remove->setObjectName(u"removeTemplate%1"_s.arg(m_rows->count()));
    remove->setAccessibleName(tr("删除模板“%1”").arg(one.name));
    remove->setToolTip(tr("删除，可以撤销；用它写过的稿件不受影响"));
    remove->setIcon(uikit::icon(uikit::Glyph::Trash));
    remove->setAutoRaise(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(uikit::Space::Small);
    words->addWidget(name);
    words->addWidget(description);
    auto *across = new QHBoxLayout(row);
    across->setContentsMargins({});
    across->addLayout(words, 1);
    across->addWidget(remove, 0, Qt::AlignTop);
    m_rows->addWidget(row);
    const auto rename = [this, one, name, description] {
        if (name->text().simplified() != one.name || description->text().simplified() != one.detail)
            Q_EMIT renameRequested(one.id, name->text(), description->text());
    };
    connect(name, &QLineEdit::editingFinished, this, rename);
    connect(description, &QLineEdit::editingFinished, this, rename);
    connect(remove, &QToolButton::clicked, this, [this, id = one.id] { Q_EMIT removeRequested(id); });
}

void TemplatesPanel::begin(const QString &title, int pictures)
{
    m_saving->setVisible(!title.isEmpty());
    m_name->setText(title.left(30));
    m_name->selectAll();
    m_description->clear();
    m_pictures->setChecked(false);
    m_pictures->setVisible(pictures > 0);
    m_save->setEnabled(!title.trimmed().isEmpty());
}

void TemplatesPanel::clearFields()
{
    m_name->clear();
    m_description->clear();
}

} // namespace zhijian::interpretation
