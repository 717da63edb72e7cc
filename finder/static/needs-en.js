export default `A break for carers
A person to guide you
A place to stay near treatment
Benefits and disability income
Breast forms, bras and compression wear
Care or cleaning at home
Childcare
Clinic for one kind or stage of cancer
Counselling or therapy
Crisis line
Facts about your cancer
Fertility
Find clinical trials
Flights and long trips to treatment
Food and nutrition advice
Genetic testing and counselling
Help after a disaster
Help for children and teens in the family
Help to be safe at home
Help to fill in forms
Help to pay for insurance
Help to pay for treatment
Help to stop smoking or drinking
Help with debt and budgeting
Help with fuel, fares and parking
Help with medicine costs and co-pays
Help with rent, bills and daily costs
Helpline
Hospice and end-of-life care
Immigration advice
Interpreter or translation
Legal advice
Life after treatment
Lymphoedema (swelling) care
Meals and food
Medical supplies and equipment
Online community or forum
Palliative (comfort) care, at any stage
Pet care
Rehab and exercise
Relationships, sex and body image
Retreats, camps and wishes
Rides to appointments
Screening and tests
Second opinion
Side effects and pain
Specialist cancer centre
Spiritual or faith support
Support after a death
Support group
Support while treated away from home
Talk one-to-one with someone who has been there
Understand insurance or appeal a refusal
Urgent one-off grant
Wigs and head coverings
Wills and planning ahead
Work rights and going back to work
Yoga, massage and other therapies`;
