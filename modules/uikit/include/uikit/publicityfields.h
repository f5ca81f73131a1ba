#pragma once

#include "domain/publicity.h"

#include <QObject>

class QComboBox;

namespace zhijian::uikit {

class FormRows;

/// The three rows of Publicity in a form: 公开类别, 重点领域, 栏目. Owned by its form. GUI thread.
class PublicityFields : public QObject
{
    Q_OBJECT

public:
    /// Appends its rows. `prefix` begins their object names.
    PublicityFields(FormRows *form, const QString &prefix);

    /// Key fields of the rule pack and columns in use; both may be typed besides.
    void setChoices(const QStringList &keyFields, const QStringList &columns);
    void set(const Publicity &publicity);
    [[nodiscard]] Publicity value() const;

Q_SIGNALS:
    void edited();

private:
    QComboBox *m_class;
    QComboBox *m_keyField;
    QComboBox *m_column;
};

} // namespace zhijian::uikit
