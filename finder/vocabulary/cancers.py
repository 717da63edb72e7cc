"""Cancer types as a tree. "Any cancer" is its root: such a service fits every type."""

from finder.vocabulary.taxonomy import Taxonomy, Term, mark

ANY_CANCER = "any"

CANCERS = Taxonomy(
    "cancer",
    (
        Term(ANY_CANCER, mark("Any cancer")),
        Term("breast", mark("Breast cancer"), ANY_CANCER),
        Term("her2_positive", mark("HER2-positive breast cancer"), "breast"),
        Term("her2_low", mark("HER2-low breast cancer"), "breast"),
        Term("hormone_positive", mark("Hormone-positive breast cancer"), "breast"),
        Term("triple_negative", mark("Triple-negative breast cancer"), "breast"),
        Term("inflammatory", mark("Inflammatory breast cancer"), "breast"),
        Term("dcis", mark("DCIS (very early breast cancer)"), "breast"),
        Term("male_breast", mark("Breast cancer in men"), "breast"),
        Term("inherited_risk", mark("Inherited risk of breast cancer"), "breast"),
        Term("bladder", mark("Bladder cancer"), ANY_CANCER),
        Term("blood", mark("Blood cancer"), ANY_CANCER),
        Term("leukaemia", mark("Leukaemia"), "blood"),
        Term("lymphoma", mark("Lymphoma"), "blood"),
        Term("myeloma", mark("Myeloma"), "blood"),
        Term("brain_spine", mark("Brain and spine tumours"), ANY_CANCER),
        Term("childhood", mark("Childhood cancer"), ANY_CANCER),
        Term("colorectal", mark("Bowel cancer"), ANY_CANCER),
        Term("gynaecological", mark("Gynaecological cancer"), ANY_CANCER),
        Term("cervical", mark("Cervical cancer"), "gynaecological"),
        Term("ovarian", mark("Ovarian cancer"), "gynaecological"),
        Term("womb", mark("Womb cancer"), "gynaecological"),
        Term("head_neck", mark("Head and neck cancer"), ANY_CANCER),
        Term("thyroid", mark("Thyroid cancer"), "head_neck"),
        Term("lung", mark("Lung cancer"), ANY_CANCER),
        Term("pancreas", mark("Pancreatic cancer"), ANY_CANCER),
        Term("prostate", mark("Prostate cancer"), ANY_CANCER),
        Term("upper_gi", mark("Stomach and gullet cancer"), ANY_CANCER),
        Term("oesophagus", mark("Gullet (oesophageal) cancer"), "upper_gi"),
        Term("stomach", mark("Stomach cancer"), "upper_gi"),
    ),
)
