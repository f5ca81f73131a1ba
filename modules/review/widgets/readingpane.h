#pragma once

#include "review/widgets/reviewcontents.h"

#include <QWidget>

class QTabWidget;

namespace zhijian::preview {
class PreviewView;
}

namespace zhijian::uikit {
class ElidedLabel;
class StateChip;
class TextLabel;
}

namespace zhijian::review {

class DiffView;
class SourceView;

/// The item to read: as it will be released, its differences, its source with the findings. GUI thread.
/// WebEngine is started when the pane is shown for the first time, not before.
class ReadingPane : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingPane(QWidget *parent = nullptr);

    void show(const ReviewContents &contents);
    void stepFinding(int direction);
    void stepDifference(int direction);
    /// Space: the source beside the page as released, and back.
    void toggleSource();
    /// Makes a remark of what is selected in the view in front.
    void remarkSelection();

Q_SIGNALS:
    /// The heading of a remark (remarks.h).
    void remarkRequested(const QString &heading);
    void problem(const QString &sentence);
    void openMediaRequested(const zhijian::MediaFile &file);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Tab { ReleaseTab, DifferenceTab, SourceTab };

    void startPreview();
    void restyle();
    void labelTabs();
    void showMedia();
    void remarkText(const QString &text);

    ReviewContents m_contents;
    uikit::ElidedLabel *m_title;
    uikit::StateChip *m_state;
    uikit::ElidedLabel *m_facts;
    QWidget *m_media; ///< One row for each file
    QTabWidget *m_tabs;
    QWidget *m_place;
    preview::PreviewView *m_preview = nullptr;
    DiffView *m_difference;
    SourceView *m_source;
};

} // namespace zhijian::review
