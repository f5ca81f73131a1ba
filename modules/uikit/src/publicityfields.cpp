#include "uikit/publicityfields.h"

#include "uikit/formrows.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {

QComboBox *typedBox(const QString &name, const QString &hint)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->lineEdit()->setPlaceholderText(hint);
    return box;
}

void offer(QComboBox *box, const QStringList &words)
{
    const QString kept = box->currentText();
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItem(QString());
    box->addItems(words);
    box->setEditText(kept);
}

} // namespace

PublicityFields::PublicityFields(FormRows *form, const QString &prefix)
    : QObject(form)
    , m_class(new QComboBox)
    , m_keyField(typedBox(prefix + u"KeyField"_s, tr("不属于重点领域")))
    , m_column(typedBox(prefix + u"Column"_s, tr("网站或账号的栏目")))
{
    m_class->setObjectName(QString(prefix + u"OpenClass"_s));
    for (const OpenClass value : enumValues<OpenClass>())
        m_class->addItem(chineseName(value), int(value));
    form->addRow(tr("公开类别"), m_class);
    form->addRow(tr("重点领域"), m_keyField);
    form->addRow(tr("栏目"), m_column);
    connect(m_class, &QComboBox::activated, this, &PublicityFields::edited);
    for (QComboBox *box : {m_keyField, m_column})
        connect(box, &QComboBox::editTextChanged, this, &PublicityFields::edited);
}

void PublicityFields::setChoices(const QStringList &keyFields, const QStringList &columns)
{
    offer(m_keyField, keyFields);
    offer(m_column, columns);
}

void PublicityFields::set(const Publicity &publicity)
{
    const QSignalBlocker quiet(this);
    m_class->setCurrentIndex(m_class->findData(int(publicity.openClass)));
    m_keyField->setEditText(publicity.keyField);
    m_column->setEditText(publicity.column);
}

Publicity PublicityFields::value() const
{
    return {.openClass = OpenClass(m_class->currentData().toInt()),
            .keyField = m_keyField->currentText().simplified(),
            .column = m_column->currentText().simplified()};
}

} // namespace zhijian::uikit
