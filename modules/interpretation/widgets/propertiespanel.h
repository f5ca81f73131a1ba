#pragma once

#include "interpretation/widgets/openitem.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;

namespace zhijian::uikit {
class FormRows;
class PublicityFields;
}

namespace zhijian::interpretation {

class MediaCard;

/// 属性: everything of an item that is signed besides title and text. Holds a copy; the page takes it. GUI thread.
class PropertiesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PropertiesPanel(QWidget *parent = nullptr);

    void setChoices(const ItemChoices &choices);
    void setItem(const Interpretation &item, bool mayClearAi);
    void setReadOnly(bool isReadOnly);
    /// `item` with the fields of this panel.
    [[nodiscard]] Interpretation applied(Interpretation item) const;
    /// The film of the product; what it emits goes through the page.
    [[nodiscard]] MediaCard *mediaCard() const { return m_media; }
    void setMedia(const QList<MediaFile> &media);
    [[nodiscard]] ProductForm form() const;

Q_SIGNALS:
    void edited();

private:
    void notice();
    void checkLimits();
    void fillLists();
    void showForm();

    ItemChoices m_choices;
    Interpretation m_item;
    uikit::FormRows *m_form;
    QComboBox *m_productForm;
    MediaCard *m_media;
    QListWidget *m_accounts;
    QListWidget *m_policies;
    uikit::PublicityFields *m_publicity = nullptr;
    QListWidget *m_aspects;
    QComboBox *m_class;
    QComboBox *m_theme;
    QLineEdit *m_author;
    QPlainTextEdit *m_summary;
    QCheckBox *m_ai;
    bool m_mayClearAi = true;
    bool m_isFilling = false;
};

} // namespace zhijian::interpretation
