#include "settingssection.h"

#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QLabel>
#include <QVBoxLayout>

namespace zhijian::shell {

SettingsSection::SettingsSection(const QString &objectName, const QString &title, uikit::Glyph glyph, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_glyph(glyph)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(objectName);
    setAccessibleName(title);
    m_column->setContentsMargins(0, 0, 0, uikit::Space::Page);
    m_column->setSpacing(uikit::Space::Medium);
    m_column->addWidget(new uikit::TextLabel(uikit::TextRank::Section, title, this));
}

QStringList SettingsSection::words() const
{
    QStringList words{m_title};
    for (const QLabel *label : findChildren<QLabel *>())
        words.append(label->text());
    for (const QAbstractButton *button : findChildren<QAbstractButton *>())
        words.append(button->text());
    for (const QAbstractItemView *view : findChildren<QAbstractItemView *>()) {
        const QAbstractItemModel *model = view->model();
        for (int row = 0; model && row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                words.append(model->index(row, column).data().toString());
    }
    return words;
}

} // namespace zhijian::shell
