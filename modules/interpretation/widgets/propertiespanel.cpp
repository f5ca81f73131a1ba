#include "interpretation/widgets/propertiespanel.h"

#include "domain/enumtext.h"
#include "interpretation/theme.h"
#include "interpretation/widgets/mediacard.h"
#include "interpretation/wordcount.h"
#include "uikit/chip.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/publicityfields.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

QListWidget *choiceList(const QString &name)
{
    auto *list = new QListWidget;
    list->setObjectName(name);
    list->setMaximumHeight(112);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return list;
}

void fill(QListWidget *list, const QList<Choice> &choices, const QList<EntityId> &checked)
{
    list->clear();
    for (const Choice &choice : choices) {
        auto *entry = new QListWidgetItem(choice.name, list);
        entry->setToolTip(choice.detail.isEmpty() ? choice.name : QString(choice.name + u'\n' + choice.detail));
        entry->setData(Qt::UserRole, QVariant::fromValue(choice.id));
        entry->setCheckState(checked.contains(choice.id) ? Qt::Checked : Qt::Unchecked);
    }
}

/// Those that are not offered (an account closed meanwhile) stay as they are: nothing is lost silently.
QList<EntityId> checkedIds(const QListWidget *list, const QList<EntityId> &before)
{
    QList<EntityId> ids;
    QList<EntityId> offered;
    for (int row = 0; row < list->count(); ++row) {
        const auto id = list->item(row)->data(Qt::UserRole).value<EntityId>();
        offered.append(id);
        if (list->item(row)->checkState() == Qt::Checked)
            ids.append(id);
    }
    for (const EntityId &id : before)
        if (!offered.contains(id))
            ids.append(id);
    // The order is part of what is signed: an unchanged choice must not change it.
    QList<EntityId> sorted = before;
    sorted.removeIf([&](const EntityId &id) { return !ids.contains(id); });
    for (const EntityId &id : std::as_const(ids))
        if (!sorted.contains(id))
            sorted.append(id);
    return sorted;
}

} // namespace

PropertiesPanel::PropertiesPanel(QWidget *parent)
    : QWidget(parent)
    , m_form(new uikit::FormRows)
    , m_productForm(new QComboBox)
    , m_media(new MediaCard)
    , m_accounts(choiceList(u"itemAccounts"_s))
    , m_policies(choiceList(u"itemPolicies"_s))
    , m_aspects(choiceList(u"itemAspects"_s))
    , m_class(new QComboBox)
    , m_theme(new QComboBox)
    , m_author(new QLineEdit)
    , m_summary(new QPlainTextEdit)
    , m_ai(new QCheckBox(tr("有 AI 辅助生成的内容")))
{
    setObjectName("propertiesPanel"_L1);
    m_productForm->setObjectName("itemForm"_L1);
    for (const ProductForm form : enumValues<ProductForm>()) {
        const uikit::Chip chip = uikit::chip(form);
        m_productForm->addItem(uikit::icon(chip.glyph), chip.word, int(form));
    }
    m_class->setObjectName("itemClass"_L1);
    m_theme->setObjectName("itemTheme"_L1);
    m_author->setObjectName("itemAuthor"_L1);
    m_summary->setObjectName("itemSummary"_L1);
    m_summary->setMaximumHeight(84);
    m_summary->setTabChangesFocus(true);
    m_ai->setObjectName("itemAi"_L1);
    for (QComboBox *box : {m_class, m_theme})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_form->addRow(tr("形式"), m_productForm);
    m_form->addRow(tr("成片"), m_media);
    m_form->addRow(tr("解读的政策"), m_policies);
    m_form->addRow(tr("发布账号"), m_accounts);
    m_form->addRow(tr("内容类别"), m_class);
    m_form->addRow(tr("版式"), m_theme);
    m_form->addRow(tr("署名"), m_author);
    m_form->addRow(tr("摘要"), m_summary, tr("群发单篇时显示在卡片上。"));
    m_form->addWide(m_ai);
    m_form->addSection(tr("政务公开"));
    m_publicity = new uikit::PublicityFields(m_form, u"item"_s);
    m_form->addRow(tr("公开的环节"), m_aspects, tr("政策执行中要公开的六个环节，发布后计入政策的“跟进”。"));
    auto *area = new QScrollArea;
    area->setObjectName("propertiesArea"_L1);
    area->setAccessibleName(tr("属性"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget;
    auto *rows = new QVBoxLayout(inner);
    rows->setContentsMargins(uikit::Space::Medium, uikit::Space::Medium, uikit::Space::Medium, uikit::Space::Medium);
    rows->addWidget(m_form);
    rows->addStretch();
    area->setWidget(inner);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);

    connect(m_productForm, &QComboBox::currentIndexChanged, this, [this] {
        showForm();
        notice();
    });
    connect(m_media, &MediaCard::removed, this, &PropertiesPanel::notice);
    connect(m_accounts, &QListWidget::itemChanged, this, &PropertiesPanel::notice);
    connect(m_policies, &QListWidget::itemChanged, this, &PropertiesPanel::notice);
    connect(m_aspects, &QListWidget::itemChanged, this, &PropertiesPanel::notice);
    connect(m_publicity, &uikit::PublicityFields::edited, this, &PropertiesPanel::notice);
    connect(m_class, &QComboBox::currentIndexChanged, this, &PropertiesPanel::notice);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &PropertiesPanel::notice);
    connect(m_author, &QLineEdit::textChanged, this, &PropertiesPanel::notice);
    connect(m_summary, &QPlainTextEdit::textChanged, this, &PropertiesPanel::notice);
    connect(m_ai, &QCheckBox::toggled, this, &PropertiesPanel::notice);
}

void PropertiesPanel::setChoices(const ItemChoices &choices)
{
    if (choices == m_choices)
        return;
    const Interpretation now = applied(m_item);
    m_choices = choices;
    setItem(now, m_mayClearAi);
}

void PropertiesPanel::setItem(const Interpretation &item, bool mayClearAi)
{
    m_isFilling = true;
    m_item = item;
    m_mayClearAi = mayClearAi;
    fillLists();
    m_productForm->setCurrentIndex(m_productForm->findData(int(item.form)));
    m_media->setMedia(item.media);
    showForm();
    m_author->setText(item.author);
    m_summary->setPlainText(item.summary);
    m_ai->setChecked(item.isAiAssisted);
    m_ai->setToolTip(mayClearAi ? QString() : tr("勾选后只有二审以上能取消。"));
    m_isFilling = false;
    checkLimits();
}

void PropertiesPanel::fillLists()
{
    m_publicity->setChoices(m_choices.keyFields, m_choices.columns);
    m_publicity->set(m_item.publicity);
    m_aspects->clear();
    for (const FollowUp aspect : enumValues<FollowUp>()) {
        auto *entry = new QListWidgetItem(chineseName(aspect), m_aspects);
        entry->setCheckState(m_item.aspects.contains(aspect) ? Qt::Checked : Qt::Unchecked);
    }
    fill(m_accounts, m_choices.accounts, m_item.accounts);
    fill(m_policies, m_choices.policies, m_item.policies);
    m_class->clear();
    m_class->addItem(tr("未定"), QString());
    for (const Choice &choice : std::as_const(m_choices.contentClasses))
        m_class->addItem(choice.name, choice.code);
    if (m_class->findData(m_item.contentClass) < 0)
        m_class->addItem(m_item.contentClass, m_item.contentClass);
    m_class->setCurrentIndex(m_class->findData(m_item.contentClass));
    m_theme->clear();
    const auto add = [this](const QString &name, const QString &code, const QString &tip) {
        m_theme->addItem(name, code);
        m_theme->setItemData(m_theme->count() - 1, tip, Qt::ToolTipRole);
    };
    for (const Theme &theme : themes())
        add(theme.name(), theme.id(), theme.description());
    for (const Choice &own : std::as_const(m_choices.themes))
        add(own.name, own.code, own.detail);
    // An item keeps the version it was written with; choosing the theme anew takes what it is now.
    if (!m_item.theme.isEmpty() && m_theme->findData(m_item.theme) < 0)
        add(tr("本篇用的较早一版"), m_item.theme, tr("这个主题后来改过或删除了；重新选一次就用新的"));
    m_theme->setCurrentIndex(m_item.theme.isEmpty() ? 0 : m_theme->findData(m_item.theme));
}

void PropertiesPanel::setReadOnly(bool isReadOnly)
{
    const auto fields = m_form->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *field : fields)
        if (field != m_media && !qobject_cast<QLabel *>(field))
            field->setEnabled(!isReadOnly);
    m_media->setReadOnly(isReadOnly); // may still be opened and checked
}

void PropertiesPanel::setMedia(const QList<MediaFile> &media)
{
    m_media->setMedia(media);
    notice();
}

ProductForm PropertiesPanel::form() const
{
    return ProductForm(m_productForm->currentData().toInt());
}

/// A text has no film, but one that it has already is never hidden.
void PropertiesPanel::showForm()
{
    m_form->setRowVisible(m_media, form() != ProductForm::Text || !m_media->media().isEmpty());
}

Interpretation PropertiesPanel::applied(Interpretation item) const
{
    item.accounts = checkedIds(m_accounts, m_item.accounts);
    item.policies = checkedIds(m_policies, m_item.policies);
    item.contentClass = m_class->currentData().toString();
    // The first theme stands for "none chosen": opening the panel must not change the item.
    const QString theme = m_theme->currentData().toString();
    item.theme = m_item.theme.isEmpty() && m_theme->currentIndex() == 0 ? QString() : theme;
    item.form = form();
    item.media = m_media->media();
    item.author = m_author->text();
    item.summary = m_summary->toPlainText();
    item.isAiAssisted = m_ai->isChecked();
    item.publicity = m_publicity->value();
    item.aspects.clear();
    for (const FollowUp aspect : enumValues<FollowUp>())
        if (m_aspects->count() > int(aspect) && m_aspects->item(int(aspect))->checkState() == Qt::Checked)
            item.aspects.append(aspect);
    return item;
}

void PropertiesPanel::notice()
{
    if (m_isFilling)
        return;
    if (!m_mayClearAi && m_item.isAiAssisted && !m_ai->isChecked()) {
        const QSignalBlocker quiet(m_ai);
        m_ai->setChecked(true);
        return;
    }
    checkLimits();
    Q_EMIT edited();
}

void PropertiesPanel::checkLimits()
{
    const auto check = [this](QWidget *field, const QString &text, int limit) {
        const qsizetype count = userCharacters(text);
        m_form->setProblem(field, limit > 0 && count > limit ? tr("%1 字，平台最多 %2 字。").arg(count).arg(limit) : QString());
    };
    check(m_author, m_author->text(), m_choices.authorLimit);
    check(m_summary, m_summary->toPlainText(), m_choices.summaryLimit);
}

} // namespace zhijian::interpretation
