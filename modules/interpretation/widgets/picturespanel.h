#pragma once

#include "interpretation/widgets/picturelistmodel.h"

#include <QThreadPool>
#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;
class QStackedLayout;

namespace zhijian::uikit {
class FormRows;
}

namespace zhijian::interpretation {

/// 图片: every picture of the text with its words, source and size; another one can take its place. GUI thread.
class PicturesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PicturesPanel(QWidget *parent = nullptr);
    ~PicturesPanel() override;

    /// `pictures`: data: texts by address.
    void setPictures(const QList<PictureUse> &uses, const QHash<QString, QString> &pictures);
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] PictureListModel *model() const { return m_model; }

Q_SIGNALS:
    /// The words of the picture at this index are these now.
    void changed(int index, const zhijian::interpretation::PictureUse &wanted);
    void replaceRequested(int index, const QString &path);
    void shown(int line);
    void addRequested();
    /// A cover is to be cut from the picture with this address; empty: from any.
    void coverRequested(const QString &address);

private:
    void showCurrent();
    void write();
    void chooseReplacement();
    void readSizes();
    [[nodiscard]] int current() const;

    PictureListModel *m_model;
    QHash<QString, QString> m_texts;
    QHash<QString, PictureRow> m_known; ///< Thumbnail and size by address: an address names its bytes
    QStackedLayout *m_stack;
    QListView *m_list;
    uikit::FormRows *m_form;
    QLineEdit *m_alternative;
    QLineEdit *m_source;
    QPushButton *m_replace;
    QPushButton *m_cover;
    bool m_isReadOnly = false;
    bool m_isShowing = false;
    QThreadPool m_pool;
};

} // namespace zhijian::interpretation
